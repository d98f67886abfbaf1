import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import type { CourseDetail } from '@/lib/courses/types'
import type { Locale } from '@/lib/i18n/locales'

/** What a course teaches skill by skill, what comes before it, and what one learns with. */
export async function CourseParts({ course, locale }: { course: CourseDetail; locale: Locale }) {
  const t = await getTranslations('courses')
  return (
    <>
      {course.skills.length > 0 && (
        <section className="stack">
          <h2>{t('skillsTitle')}</h2>
          <ul className="stack" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
            {course.skills.map(({ skill, from, to }) => (
              <li key={skill} className="iw">
                <Icon name="check" />
                <span>
                  {t(`skill.${skill}`)}: <bdi>{t('skillRange', { from, to })}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {course.requires.length > 0 && (
        <section className="stack">
          <h2>{t('requiresTitle')}</h2>
          <ul className="stack" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
            {course.requires.map((one) => (
              <li key={one.id} lang={one.lang === locale ? undefined : one.lang} dir="auto">
                {one.open ? <a href={`/${locale}/courses/${one.id}`}>{one.title}</a> : one.title}
              </li>
            ))}
          </ul>
        </section>
      )}
      {course.materials.length > 0 && <Materials course={course} locale={locale} />}
    </>
  )
}

/** Links and texts to learn with. What is for the booked shows its title and says so. */
export async function Materials({
  course,
  locale,
}: {
  course: Pick<CourseDetail, 'materials'>
  locale: Locale
}) {
  const t = await getTranslations('courses')
  return (
    <section className="stack">
      <h2>{t('materialsTitle')}</h2>
      <ul className="stack" style={{ '--gap': 'var(--s3)' } as React.CSSProperties}>
        {course.materials.map((material) => (
          <li key={material.id} lang={material.locale === locale ? undefined : material.locale} dir="auto">
            {material.url ? (
              <a href={material.url} rel="noreferrer">
                {material.title}
              </a>
            ) : (
              <b>{material.title}</b>
            )}
            {material.body && <p className="whitespace-pre-line">{material.body}</p>}
            {material.bookedOnly && !material.url && !material.body && (
              <span className="small soft block" lang={locale}>
                {t('forBooked')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
