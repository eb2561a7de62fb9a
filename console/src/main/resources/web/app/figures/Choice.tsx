/** One of a few, all of them visible. */
export function Choice({ label, choices, value, choose }:
    { label: string, choices: { value: string, title: string, about?: string }[], value: string, choose: (value: string) => void }) {
  return <div className="choice-field" role="group" aria-label={label}>
    <span className="choice-label" aria-hidden="true">{label}</span>
    <div className="switch">{choices.map(each => <button key={each.value} type="button" aria-pressed={each.value === value} title={each.about}
      onClick={() => choose(each.value)}>{each.title}</button>)}</div>
  </div>
}
