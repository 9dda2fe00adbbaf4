import { Component, type ReactNode } from 'react'

interface BoundaryProps {
  /** Shown in the place of what could not be loaded or drawn. */
  broken: ReactNode
  /** What the children are about: with another they are tried again. */
  about?: string
  children: ReactNode
}

/** Catches what its children throw while they are loaded or drawn; only a class can. React has logged it then. */
export class Boundary extends Component<BoundaryProps, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true }
  }

  override componentDidUpdate(before: BoundaryProps, { isBroken }: { isBroken: boolean }): void {
    if (isBroken && before.about !== this.props.about) this.setState({ isBroken: false })
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.broken : this.props.children
  }
}
