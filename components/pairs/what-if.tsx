import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import type { FormServerAction } from '@/lib/forms/state'
import { facets, type Weights } from '@/lib/matching/types'
import { SliderField } from './slider-field'
import type { StaffWords } from './staff-words'

/** A slider for each thing that counts. `whatIf`: to try; else it is how the town counts from now on. */
export async function WeightsForm({
  s,
  locale,
  path,
  weights,
  floorGap,
  action,
  whatIf,
}: {
  s: StaffWords
  locale: string
  path: string
  weights: Weights
  floorGap: number | null
  action: FormServerAction
  whatIf: boolean
}) {
  const { busy, ...strings } = await formStrings()
  return (
    <Form
      id="weights"
      action={action}
      locale={locale}
      path={path}
      strings={strings}
      wide
      submit={<Submit busy={busy}>{whatIf ? s('try') : s('weightsSave')}</Submit>}
    >
      {whatIf && <input type="hidden" name="whatIf" value="on" />}
      <div className="sliders">
        {[...facets, 'waiting' as const].map((facet) => (
          <SliderField key={facet} name={facet} label={s(`facet.${facet}`)} defaultValue={weights[facet]} />
        ))}
        <SliderField name="floorGap" label={s('floorGap')} defaultValue={floorGap ?? 100} max={100} />
      </div>
    </Form>
  )
}
