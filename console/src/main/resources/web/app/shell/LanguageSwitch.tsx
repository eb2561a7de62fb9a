import { LANGUAGES, useWords } from './i18n'

export function LanguageSwitch() {
  const { t, language, speak } = useWords()
  return <div className="languages" role="group" aria-label={t.language}>
    {LANGUAGES.map(each => <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => speak(each)}>
      {t.languages[each]}</button>)}
  </div>
}
