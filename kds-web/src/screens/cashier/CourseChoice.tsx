import { Icon } from '../../parts/Icon.tsx'
import { useWords } from './useWords.ts'

interface CourseChoiceProps {
  course: number
  /** The last course that is in use: one more than that can be begun. */
  last: number
  /** Whether the shop fires a course by itself when the one before is made. */
  autoFire: boolean
  onChange: (course: number) => void
}

/** In which course of the meal a line comes. What comes later is held until it is fired. */
export function CourseChoice({ course, last, autoFire, onChange }: CourseChoiceProps) {
  const { t } = useWords()
  const courses = Array.from({ length: Math.min(MOST, Math.max(2, last + 1, course)) }, (_, at) => at + 1)
  return (
    <div>
      <h3>
        <span>{t('cashier.course.heading')}</span>
        {course > 1 && (
          <small>
            {t('cashier.course.held')}
            {t('cashier.comma')}
            {t(autoFire ? 'cashier.course.auto' : 'cashier.course.byHand')}
          </small>
        )}
      </h3>
      <div className="opt">
        {courses.map((each) => (
          <button key={each} type="button" aria-pressed={each === course} data-course={each} onClick={() => onChange(each)}>
            {each > 1 && <Icon name="pause" />}
            {t('cashier.course.nth', { n: each })}
          </button>
        ))}
      </div>
    </div>
  )
}

/** The courses that an order can have. */
const MOST = 9
