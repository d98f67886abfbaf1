import { Arch, doorColours, Street } from '@/components/ui/door'
import type { IconName } from '@/components/ui/icon'
import { Avatar, PairAvatar, PersonLine, Venn } from '@/components/ui/people'
import { PlaceLine, PlaceMeter, RoundTable } from '@/components/ui/places'
import { Chip, Status, Tag } from '@/components/ui/status'
import { Kit, type KitProps } from './kit'

const doorIcons: Record<(typeof doorColours)[number], IconName> = {
  ochre: 'book-open',
  blue: 'calendar-blank',
  brick: 'handshake',
  green: 'chat-circle-dots',
  rose: 'coffee',
  violet: 'key',
}

export function ColourKit({ t }: KitProps) {
  const grounds = [
    ['paper', 'ink'],
    ['linen', 'ink'],
    ['field', 'ink'],
    ['table', 'on-table'],
    ['night', 'on-night'],
  ] as const
  return (
    <Kit title={t('colours')} wide>
      <ul className="sw">
        {grounds.map(([ground, words]) => (
          <li key={ground} style={{ background: `var(--color-${ground})`, color: `var(--color-${words})` }}>
            <b>{t(`colour.${ground}`)}</b>
          </li>
        ))}
      </ul>
      <ul className="sw">
        {doorColours.map((colour) => (
          <li key={colour} className="swd" data-door={colour}>
            <span style={{ background: 'var(--c-lamp)' }}>{t('colour.lamp')}</span>
            <span style={{ background: 'var(--c-door)', color: 'var(--color-on-door)' }}>
              {t(`door.${colour}`)}
            </span>
            <span style={{ background: 'var(--c-wash)', color: 'var(--color-ink)' }}>{t('colour.wash')}</span>
          </li>
        ))}
      </ul>
    </Kit>
  )
}

export function DoorKit({ t }: KitProps) {
  return (
    <Kit title={t('doors')} wide>
      <div className="field field--kit">
        <Street
          label={t('doors')}
          doors={doorColours.map((colour) => ({
            colour,
            icon: doorIcons[colour],
            href: `#${colour}`,
            label: t(`doorLabel.${colour}`),
          }))}
        />
      </div>
      <p className="row">
        {doorColours.map((colour) => (
          <Arch key={colour} colour={colour} icon={doorIcons[colour]} />
        ))}
      </p>
    </Kit>
  )
}

export function PlaceKit({ t }: KitProps) {
  return (
    <Kit title={t('places')} wide>
      <div className="kits">
        <div className="stack">
          <PlaceLine row capacity={12} taken={7} label={t('place.free')} words={t('place.free')} />
          <PlaceLine row capacity={10} taken={9} label={t('place.few')} words={t('place.few')} />
          <PlaceLine row capacity={8} taken={8} label={t('place.full')} words={t('place.full')} />
          <PlaceLine row capacity={12} taken={9} mine={1} label={t('place.mine')} words={t('place.mine')} />
          <PlaceLine row capacity={40} taken={28} label={t('place.bar')} words={t('place.bar')} />
          <p>
            <PlaceMeter capacity={16} taken={9} mine={1} size="m" label={t('place.mine')} />
          </p>
          <p>
            <PlaceMeter capacity={12} taken={9} mine={1} size="l" label={t('place.mine')} />
          </p>
        </div>
        <RoundTable capacity={12} taken={9} mine when={t('place.total')} what={t('place.three')}>
          {t('place.one')}
        </RoundTable>
        <RoundTable
          capacity={7}
          taken={2}
          href="#places"
          when={t('place.when')}
          what={t('place.what')}
          free={t('place.free')}
          go={t('place.go')}
        >
          {t('place.where')}
        </RoundTable>
        <RoundTable
          capacity={40}
          taken={40}
          href="#places"
          when={t('place.when')}
          what={t('place.long')}
          free={t('place.full')}
          go={t('place.go')}
        />
      </div>
    </Kit>
  )
}

export function StateKit({ t }: KitProps) {
  return (
    <Kit title={t('states')}>
      <p className="row">
        <Status phase="open" fill>
          {t('status.open')}
        </Status>
        <Status phase="busy" tone="info" fill>
          {t('status.busy')}
        </Status>
        <Status phase="waiting" tone="warn" fill>
          {t('status.waiting')}
        </Status>
        <Status phase="done" tone="ok" fill>
          {t('status.done')}
        </Status>
        <Status phase="late" tone="late" fill>
          {t('status.late')}
        </Status>
      </p>
      <p className="row">
        <Status phase="full">{t('place.full')}</Status>
        <Status icon="clock" tone="warn">
          {t('status.today')}
        </Status>
      </p>
      <p className="row">
        <Tag colour="ochre" icon="text-aa">
          {t('tag.level')}
        </Tag>
        <Tag icon="baby">{t('tag.childcare')}</Tag>
        <Tag colour="blue" icon="moon">
          {t('tag.evening')}
        </Tag>
        <Chip href="#states" about={t('chipAbout')}>
          {t('tag.evening')}
        </Chip>
      </p>
    </Kit>
  )
}

const names = ['Amina', 'Yonas', 'Олександра', 'مريم']

export function PeopleKit({ t }: KitProps) {
  return (
    <Kit title={t('people')}>
      <p className="row">
        <Avatar name="Amina" size="s" colour="brick" />
        <Avatar name="Yonas" colour="green" />
        <Avatar name="رانيا" size="l" colour="rose" />
        <PairAvatar one={{ name: 'Amina' }} other={{ name: 'Els' }} />
        <PairAvatar one={{ name: 'Amina' }} other={{ name: 'Els' }} size="l" />
      </p>
      <div>
        {names.map((name) => (
          <PersonLine key={name} name={name} href="#people" aside={t('person.since')}>
            {t('person.about')}
          </PersonLine>
        ))}
      </div>
      <Venn
        one={t('person.you')}
        other={t('person.ambassador')}
        shared={['coffee', 'chat-circle-dots']}
        sharedLabel={t('person.shared')}
      />
    </Kit>
  )
}
