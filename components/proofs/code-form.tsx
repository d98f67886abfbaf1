import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'

/** Where the code of a paper is typed in. A plain GET: nothing changes, and scripts are not needed. */
export async function CodeForm({ locale, typed }: { locale: string; typed?: string }) {
  const t = await getTranslations('proofs')
  return (
    <form method="get" action={`/${locale}/verify`} className="form">
      <div className="f">
        <label htmlFor="code">{t('code')}</label>
        <p className="f__hint" id="code-hint">
          {t('codeHint')}
        </p>
        <input
          className="input input--code"
          id="code"
          name="code"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={24}
          required
          defaultValue={typed}
          aria-describedby="code-hint"
        />
      </div>
      <Button>{t('check')}</Button>
    </form>
  )
}
