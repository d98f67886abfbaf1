import { LinkButton } from '@/components/ui/button'
import { Card, CardList, ListCard, Panel } from '@/components/ui/card'
import { BigDate, DateItem, DateList } from '@/components/ui/dates'
import { ArchHeading } from '@/components/ui/door'
import { Answers, Facts, IconWords, Outcomes } from '@/components/ui/facts'
import { LanguageList } from '@/components/ui/languages'
import { Breadcrumb, Tabs } from '@/components/ui/navigation'
import { PlaceLine } from '@/components/ui/places'
import { Status, Tag } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import { Details, Foreign, MailLink, PhoneLink } from '@/components/ui/text'
import { town } from '@/lib/config/town'
import { Kit, type KitProps } from './kit'

export function LetterKit({ t }: KitProps) {
  return (
    <Kit title={t('letters')} wide>
      <p className="display">{t('display')}</p>
      <p className="h1">{t('heading1')}</p>
      <p className="h2">{t('heading2')}</p>
      <p className="h3">{t('heading3')}</p>
      <p>{t('body')}</p>
      <p className="soft">{t('soft')}</p>
      <p lang="ar" dir="rtl" className="h2">
        أهلاً بكم في ليندفيلد
      </p>
      <p lang="ti" className="h2">
        እንቋዕ ብደሓን መጻእኩም
      </p>
      <p lang="uk" className="h2">
        Ласкаво просимо
      </p>
      <p lang="pl" className="h2">
        Zażółć gęślą jaźń
      </p>
    </Kit>
  )
}

export function TextKit({ t, locale }: KitProps) {
  return (
    <Kit title={t('texts')}>
      <Breadcrumb
        label={t('text.here')}
        items={[{ href: '#texts', label: t('text.crumb'), icon: 'house-simple' }, { label: t('card.title') }]}
      />
      <Foreign lang="nl" as="p" mark={t('card.onlyDutch')}>
        Je leert praten over je huis, je familie en de winkel.
      </Foreign>
      <Foreign lang="ar" as="p">
        تتعلّمون الحديث عن البيت والعائلة والمتجر.
      </Foreign>
      <p className="row">
        <PhoneLink number={town.centre.phone} shown={town.centre.phoneShown} />
        <MailLink address={town.centre.email} />
      </p>
      <Details summary={t('text.more')}>
        <p>{t('text.moreText')}</p>
      </Details>
      <div className="langmenu">
        <p className="strong">{t('text.language')}</p>
        <LanguageList current={locale} path="/" label={t('text.language')} />
      </div>
    </Kit>
  )
}

export function CardKit({ t }: KitProps) {
  const meta = [
    <IconWords key="days" icon="calendar-blank">
      {t('card.days')}
    </IconWords>,
    <IconWords key="room" icon="map-pin">
      {t('card.room')}
    </IconWords>,
  ]
  const tags = [
    <Tag key="level" colour="ochre" icon="text-aa">
      {t('tag.level')}
    </Tag>,
    <Tag key="care" icon="baby">
      {t('tag.childcare')}
    </Tag>,
  ]
  return (
    <Kit title={t('cards')} wide>
      <CardList>
        <li>
          <ListCard
            href="#cards"
            headingLevel={3}
            title={t('card.title')}
            meta={meta}
            tags={tags}
            side={
              <>
                <p>
                  <span className="small soft block">{t('card.starts')}</span>
                  <b>{t('card.startsOn')}</b>
                </p>
                <PlaceLine capacity={12} taken={9} label={t('place.three')} words={t('place.three')} />
              </>
            }
          >
            <p>{t('card.text')}</p>
          </ListCard>
        </li>
      </CardList>
      <div className="kits">
        <Card kind="panel" colour="blue" gap={5}>
          <ArchHeading colour="blue" icon="calendar-check">
            {t('card.panel')}
          </ArchHeading>
          <BigDate
            weekday={t('date.weekday')}
            day="8"
            month={t('date.month')}
            time={t('date.time')}
            note={t('date.in')}
            dateTime="2026-10-08T10:15"
          />
          <Facts
            items={[
              { icon: 'map-pin', label: t('fact.where'), value: t('card.room') },
              { icon: 'currency-eur', label: t('fact.price'), value: t('fact.free') },
            ]}
          />
        </Card>
        <div className="stack">
          <Card>
            <p>{t('card.plain')}</p>
          </Card>
          <Card kind="table">
            <ArchHeading colour="ochre" icon="book-open">
              {t('card.table')}
            </ArchHeading>
          </Card>
          <Card kind="wash" colour="green">
            <p>{t('card.wash')}</p>
          </Card>
        </div>
      </div>
    </Kit>
  )
}

export function FactKit({ t }: KitProps) {
  return (
    <Kit title={t('facts')}>
      <Facts
        columns={2}
        items={[
          { icon: 'calendar-blank', label: t('fact.when'), value: t('fact.whenValue') },
          { icon: 'clock', label: t('fact.time'), value: t('fact.timeValue') },
          { icon: 'map-pin', label: t('fact.where'), value: <a href="#facts">{t('card.room')}</a> },
          { icon: 'currency-eur', label: t('fact.price'), value: t('fact.free') },
        ]}
      />
      <Outcomes
        items={[
          { icon: 'hand-waving', text: t('fact.outcome1') },
          { icon: 'house-line', text: t('fact.outcome2') },
          { icon: 'shopping-cart-simple', text: t('fact.outcome3') },
        ]}
      />
      <Answers
        items={[
          {
            label: t('form.name'),
            value: <bdi>Amina Al-Khatib</bdi>,
            change: { href: '#facts', label: t('fact.change'), about: t('fact.changeAbout') },
          },
          { label: t('form.when'), value: t('form.morning') },
        ]}
      />
    </Kit>
  )
}

export function DateKit({ t }: KitProps) {
  const day = { weekday: t('date.weekday'), day: '8', month: t('date.month'), dateTime: '2026-10-08' }
  const meta = <IconWords icon="clock">{t('date.time')}</IconWords>
  return (
    <Kit title={t('dates')} wide>
      <DateList>
        <DateItem
          {...day}
          title={t('date.event')}
          href="#dates"
          meta={meta}
          aside={<PlaceLine capacity={8} taken={7} label={t('place.few')} words={t('place.few')} />}
        >
          <p>{t('date.eventText')}</p>
        </DateItem>
        <DateItem {...day} title={t('date.event')} meta={meta} cancelled={t('date.off')} />
      </DateList>
    </Kit>
  )
}

const rows = [
  { id: 'rania', name: 'رانيا الخطيب', language: 'العربية', lang: 'ar', late: false },
  { id: 'oleksandra', name: 'Олександра Шевченко', language: 'Українська', lang: 'uk', late: true },
  {
    id: 'jean',
    name: 'Jean-Baptiste Ntirampeba-Vandenbroucke',
    language: 'Français',
    lang: 'fr',
    late: false,
  },
]

export function TableKit({ t }: KitProps) {
  return (
    <Kit title={t('table')} wide>
      <Tabs
        line
        label={t('table')}
        items={[
          { href: '#table', label: t('row.caption'), current: true, count: rows.length },
          { href: '#history', label: t('history') },
        ]}
      />
      <Panel
        title={t('row.caption')}
        count={rows.length}
        countLabel={t('row.count')}
        colour="rose"
        headingLevel={3}
        action={{ href: '#table', label: t('row.all') }}
      >
        <Table
          caption={t('row.caption')}
          hideCaption
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              header: t('row.name'),
              sort: { href: '#table', now: 'ascending' },
              cell: (row) => (
                <a className="task__t" href="#table">
                  <bdi>{row.name}</bdi>
                </a>
              ),
            },
            {
              key: 'language',
              header: t('row.language'),
              sort: { href: '#table' },
              cell: (row) => <Foreign lang={row.lang}>{row.language}</Foreign>,
            },
            {
              key: 'state',
              header: t('row.state'),
              cell: (row) =>
                row.late ? (
                  <Status phase="late" tone="late">
                    {t('status.late')}
                  </Status>
                ) : (
                  <Status phase="done" tone="ok">
                    {t('status.done')}
                  </Status>
                ),
            },
            {
              key: 'action',
              header: t('row.action'),
              hideHeader: true,
              end: true,
              cell: (row) => (
                <LinkButton
                  href="#table"
                  variant="quiet"
                  small
                  aria-label={t('row.takeAbout', { name: row.name })}
                >
                  {t('row.take')}
                </LinkButton>
              ),
            },
          ]}
        />
      </Panel>
    </Kit>
  )
}
