import { Component, type ReactNode } from 'react'
import { Broken } from './states'

/**
 * Whatever is thrown while something is drawn, is said: without this React takes the whole page away. Mostly it is a part of the
 * page that a newer release no longer has. Another address is another try.
 */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidMount() {
    addEventListener('hashchange', this.tryAgain)
  }

  override componentWillUnmount() {
    removeEventListener('hashchange', this.tryAgain)
  }

  private readonly tryAgain = () => this.setState({ broken: false })

  override render() {
    return this.state.broken ? <main className="alone"><Broken /></main> : this.props.children
  }
}
