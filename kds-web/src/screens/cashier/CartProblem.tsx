import { Icon } from '../../parts/Icon.tsx'
import { MendButton, type MendButtonProps } from './MendButton.tsx'
import { useWords } from './useWords.ts'

/** Why a line of the cart cannot be ordered, and the one tap that mends it. Nothing is taken off by itself. */
export function CartProblem(props: Omit<MendButtonProps, 'testId'>) {
  const { problemOf } = useWords()
  if (props.line.problem === null) return null
  return (
    <p className="problem" role="alert">
      <Icon name="alert" />
      <span>{problemOf(props.line)}</span>
      <MendButton {...props} />
    </p>
  )
}
