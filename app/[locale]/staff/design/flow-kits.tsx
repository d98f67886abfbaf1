import { OneButton } from '@/components/forms/plain-form'
import { Banner, Toast } from '@/components/ui/banner'
import { Button, LinkButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Empty, Skeleton } from '@/components/ui/empty'
import { Pagination } from '@/components/ui/navigation'
import { Progress, Stepper, Steps } from '@/components/ui/steps'
import { Timeline } from '@/components/ui/timeline'
import { tryFormAction } from './actions'
import { Kit, type KitProps } from './kit'

export function StepKit({ t }: KitProps) {
  return (
    <Kit title={t('steps')}>
      <div className="card">
        <Stepper
          label={t('step.label')}
          current={1}
          steps={[t('step.fill'), t('step.check'), t('step.ready')]}
        />
      </div>
      <div className="card">
        <Stepper
          column
          label={t('step.label')}
          current={1}
          doneLabel={t('status.done')}
          steps={[
            { label: t('step.got'), note: t('step.gotNote') },
            { label: t('step.read'), note: t('step.readNote') },
            { label: t('step.answer'), note: t('step.answerNote') },
          ]}
        />
      </div>
      <Steps steps={[t('step.tell'), t('step.seek'), t('step.meet')]} />
      <Progress value={3} max={10} label={t('step.progress')} />
    </Kit>
  )
}

export function HistoryKit({ t }: KitProps) {
  return (
    <Kit title={t('history')}>
      <div className="card">
        <Timeline
          days={[
            {
              day: t('event.day1'),
              entries: [
                {
                  key: 'pair',
                  icon: 'handshake',
                  colour: 'brick',
                  title: t('event.pair'),
                  note: t('event.pairNote'),
                },
                {
                  key: 'intake',
                  icon: 'calendar-check',
                  colour: 'blue',
                  title: t('event.intake'),
                  note: t('event.intakeNote'),
                },
              ],
            },
            { day: t('event.day2'), entries: [{ key: 'start', icon: 'check', title: t('event.start') }] },
          ]}
        />
      </div>
    </Kit>
  )
}

export function BannerKit({ t }: KitProps) {
  return (
    <Kit title={t('banners')}>
      {(['info', 'ok', 'warn', 'late'] as const).map((tone) => (
        <Banner key={tone} tone={tone} title={t(`banner.${tone}Title`)}>
          {t(`banner.${tone}`)}
        </Banner>
      ))}
      <Toast
        action={
          <Button type="button" variant="bare" small>
            {t('banner.undo')}
          </Button>
        }
      >
        {t('banner.toast')}
      </Toast>
    </Kit>
  )
}

export function EmptyKit({ t }: KitProps) {
  return (
    <Kit title={t('empty')}>
      <Empty
        title={t('nothing.title')}
        action={
          <LinkButton href="#empty" variant="quiet">
            {t('form.clear')}
          </LinkButton>
        }
      >
        {t('nothing.text')}
      </Empty>
      <Skeleton label={t('nothing.loading')} />
      <Pagination
        label={t('nothing.pages')}
        page={4}
        pages={9}
        hrefOf={(page) => `#page-${page}`}
        previous={t('nothing.previous')}
        next={t('nothing.next')}
      />
    </Kit>
  )
}

export function LossKit({ t, locale, path }: KitProps & { path: string }) {
  return (
    <Kit title={t('loss')}>
      <div>
        <Dialog
          trigger={t('dialog.open')}
          look={{ variant: 'quiet', icon: 'calendar-x' }}
          fallbackHref="#loss"
          title={t('dialog.title')}
          close={t('dialog.no')}
        >
          <p>{t('dialog.text')}</p>
          <OneButton
            id="give-up"
            action={tryFormAction}
            locale={locale}
            path={path}
            fields={{}}
            variant="late"
          >
            {t('dialog.yes')}
          </OneButton>
        </Dialog>
      </div>
    </Kit>
  )
}
