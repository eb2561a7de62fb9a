import { useWords } from '../shell/i18n'
import { Sheet } from '../shell/Sheet'
import { LOSSES } from './types'

export function LoseSheet({ name, close, lose }: { name: string, close: () => void, lose: (reason: string) => void }) {
  const { t, code } = useWords()
  return <Sheet title={t.board.loseTitle} about={name} close={close}>
    <div className="choices">{LOSSES.map(each =>
      <button key={each} type="button" className="choice" onClick={() => lose(each)}>{code('loss', each)}</button>)}</div>
  </Sheet>
}
