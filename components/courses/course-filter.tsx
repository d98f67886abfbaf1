import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { still } from '@/components/ui/still'
import { plainLevels } from '@/lib/cefr/cefr'
import type { CourseFilters } from '@/lib/courses/filters'
import { audiences, dayParts, kinds, settings } from '@/lib/courses/vocabulary'
import type { Formats } from '@/lib/i18n/format'
import { type Locale, locales } from '@/lib/i18n/locales'

function Pick({
  type,
  name,
  value,
  checked,
  label,
}: {
  type: 'radio' | 'checkbox'
  name: string
  value: string
  checked: boolean
  label: string
}) {
  return (
    <label className="pick">
      <input type={type} name={name} value={value} defaultChecked={checked} />
      <span>{label}</span>
    </label>
  )
}

/** The questions beside the list: an ordinary GET form, so the address is the filter and no script is needed. */
export async function CourseFilter({
  locale,
  f,
  filters,
}: {
  locale: Locale
  f: Formats
  filters: CourseFilters
}) {
  const t = await getTranslations('courses')
  return still(
    <details className="filters">
      <summary className="btn btn--quiet btn--wide">
        <Icon name="funnel" />
        {t('filter.title')}
      </summary>
      <form className="filter" action={`/${locale}/courses`} method="get">
        <div className="f">
          <label htmlFor="q">{t('filter.search')}</label>
          <input
            className="input"
            id="q"
            name="q"
            type="search"
            data-search-key
            defaultValue={filters.q}
            maxLength={200}
            dir="auto"
          />
        </div>
        <fieldset>
          <legend className="f__label">{t('filter.level')}</legend>
          <Pick type="radio" name="level" value="" checked={!filters.level} label={t('filter.allLevels')} />
          {plainLevels.map((level) => (
            <Pick
              key={level}
              type="radio"
              name="level"
              value={level}
              checked={filters.level === level}
              label={t(`level.${level}`)}
            />
          ))}
        </fieldset>
        <fieldset>
          <legend className="f__label">{t('filter.daypart')}</legend>
          {dayParts.map((part) => (
            <Pick
              key={part}
              type="checkbox"
              name="daypart"
              value={part}
              checked={filters.daypart?.includes(part) ?? false}
              label={t(`daypart.${part}`)}
            />
          ))}
        </fieldset>
        <fieldset>
          <legend className="f__label">{t('filter.setting')}</legend>
          {settings.map((setting) => (
            <Pick
              key={setting}
              type="checkbox"
              name="setting"
              value={setting}
              checked={filters.setting?.includes(setting) ?? false}
              label={t(`setting.${setting}`)}
            />
          ))}
        </fieldset>
        <fieldset>
          <legend className="f__label">{t('filter.more')}</legend>
          <Pick
            type="checkbox"
            name="childcare"
            value="1"
            checked={filters.childcare ?? false}
            label={t('filter.childcare')}
          />
          <Pick
            type="checkbox"
            name="free"
            value="1"
            checked={filters.free ?? false}
            label={t('filter.free')}
          />
        </fieldset>
        <div className="f">
          <label htmlFor="kind">{t('filter.kind')}</label>
          <select className="input" id="kind" name="kind" defaultValue={filters.kind ?? ''}>
            <option value="">{t('filter.allKinds')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="audience">{t('filter.audience')}</label>
          <select className="input" id="audience" name="audience" defaultValue={filters.audience ?? ''}>
            <option value="">{t('filter.allKinds')}</option>
            {audiences.map((audience) => (
              <option key={audience} value={audience}>
                {t(`audience.${audience}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="support">{t('filter.support')}</label>
          <select className="input" id="support" name="support" defaultValue={filters.support ?? ''}>
            <option value="">{t('filter.allKinds')}</option>
            {locales
              .filter((code) => code !== 'nl')
              .map((code) => (
                <option key={code} value={code}>
                  {f.languageName(code)}
                </option>
              ))}
          </select>
        </div>
        <div className="f">
          <label htmlFor="from">{t('filter.from')}</label>
          <input className="input" id="from" name="from" type="date" dir="ltr" defaultValue={filters.from} />
        </div>
        <div className="row">
          <button type="submit" className="btn">
            {t('filter.show')}
          </button>
          <a className="btn btn--bare" href={`/${locale}/courses`}>
            {t('filter.clear')}
          </a>
        </div>
      </form>
    </details>,
  )
}
