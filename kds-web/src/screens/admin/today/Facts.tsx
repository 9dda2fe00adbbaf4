interface Fact {
  label: string
  value: number
  /** Drawn in red, because somebody should look. */
  isBad?: boolean
}

/** Numbers with what they count. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value, isBad }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={isBad ? 'lt' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
