import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { en, type Messages } from './messages.en'
import { zh } from './messages.zh'
import { formats, type Formats } from './formats'

export const LANGUAGES = ['en', 'zh'] as const
export type Language = typeof LANGUAGES[number]

const MESSAGES: Record<Language, Messages> = { en, zh }
const LOCALES: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN' }
const CHOSEN = 'tandem.language'

interface Words {
  language: Language
  speak(language: Language): void
  t: Messages
  format: Formats
  /** A code of a service in words; one that nobody translated yet is shown as it is, without its hyphens. */
  code(kind: keyof Messages['codes'], code: string | undefined): string
  /** What a service words itself, if nobody translated it. */
  said(words: { key: string, text: string }): string
}

const Context = createContext<Words | null>(null)

export function I18nProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(preferred)
  useEffect(() => {
    document.documentElement.lang = LOCALES[language]
  }, [language])
  const words = useMemo<Words>(() => {
    const t = MESSAGES[language]
    return {
      language, t,
      format: formats(LOCALES[language], t),
      speak: chosen => {
        localStorage.setItem(CHOSEN, chosen)
        setLanguage(chosen)
      },
      code: (kind, code) => code === undefined ? t.unknown
        : (t.codes[kind] as Record<string, string>)[plain(code)] ?? readable(plain(code)),
      said: words => t.rules[words.key] ?? words.text,
    }
  }, [language])
  return <Context.Provider value={words}>{children}</Context.Provider>
}

export function useWords(): Words {
  return useContext(Context)!
}

function preferred(): Language {
  const chosen = localStorage.getItem(CHOSEN) ?? navigator.language
  return chosen.startsWith('zh') ? 'zh' : 'en'
}

/** Types of events come with their namespace and version. */
export function plain(code: string): string {
  return code.replace(/^org\.tandem\./, '').replace(/\.v\d+$/, '')
}

function readable(code: string): string {
  const words = code.replace(/[-_.]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
