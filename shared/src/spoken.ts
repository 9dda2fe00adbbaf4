export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** How a parameter of a message is said. */
export type SpokenKind = 'place' | 'seqNo' | 'count' | 'name' | 'minutes' | 'text'

/** The most characters that are said in one go. */
export const MOST_SPOKEN = 300

/**
 * What is said where a screen shows this value. Numbers that stay digits are read as numbers by every engine.
 * @returns the spoken form of a shown value; blank only when the value is
 */
export function spokenForm(kind: SpokenKind, shown: string, language: Language): string {
  return FORMS[kind][language](shown) || shown.trim()
}

/** Merges sequence numbers for one announcement: 12, 15 and 18 are called in one breath, each once, in the order given. */
export function joinNumbers(numbers: readonly number[], language: Language): { shown: string; spoken: string } {
  const each = [...new Set(numbers)].map(String)
  const last = each.at(-1)
  if (last === undefined) return { shown: '', spoken: '' }
  if (language === 'zh') return { shown: `${each.join('、')}号请取餐`, spoken: `${each.join('、')}号，请取餐` }
  const listed = each.length === 1 ? `Number ${last}` : `Numbers ${each.slice(0, -1).join(', ')} and ${last}`
  return { shown: `${listed}: please pick up`, spoken: `${listed}, please pick up` }
}

type Form = (shown: string) => string

const FORMS: Record<SpokenKind, Record<Language, Form>> = {
  place: { zh: placeInChinese, en: placeInEnglish },
  seqNo: { zh: (shown) => numbered(shown, (number) => `${number}号`, 'zh'), en: (shown) => numbered(shown, (n) => `number ${n}`, 'en') },
  count: { zh: twoOfThem, en: trimmed },
  minutes: { zh: twoOfThem, en: trimmed },
  name: { zh: (shown) => sentence(shown, 'zh'), en: (shown) => sentence(shown, 'en') },
  text: { zh: (shown) => sentence(shown, 'zh'), en: (shown) => sentence(shown, 'en') },
}

/** 801 → 八零幺, A06 → A 零六, 8号楼301 → 8号楼三零幺, VIP8 → V I P 8, 3-12 → 3杠12. */
function placeInChinese(shown: string): string {
  const digitByDigit = (digits: string) => [...digits].map((digit) => CHINESE_DIGITS[Number(digit)]).join('')
  const said = apart(shown.normalize('NFKC').replace(DASH_BETWEEN_DIGITS, '杠'))
    .replace(SHORT_CAPITALS, (letters) => [...letters].join(' '))
    .replace(LIKE_A_ROOM, digitByDigit)
  return sayable(said, 'zh')
}

/** 801 → 8 0 1, A06 → A 0 6, Table 12 → Table 12. */
function placeInEnglish(shown: string): string {
  const said = apart(shown.normalize('NFKC').replace(DASH_BETWEEN_DIGITS, ', ')).replace(LIKE_A_ROOM, (digits) => [...digits].join(' '))
  return sayable(said, 'en')
}

/** Letters stand apart from digits, so that engines spell them instead of looking for a word. */
function apart(place: string): string {
  return place.replace(/[-–—]+/g, ' ').replace(/(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])/g, ' ')
}

/** As operators say them: 幺 for 1 is never taken for 七. */
const CHINESE_DIGITS = ['零', '幺', '二', '三', '四', '五', '六', '七', '八', '九']
/** Digits that nobody says as a number: three or more, or with a zero in front. */
const LIKE_A_ROOM = /\d{3,}|0\d/g
const DASH_BETWEEN_DIGITS = /(?<=\d)[-–—](?=\d)/g
const SHORT_CAPITALS = /(?<![A-Za-z])[A-Z]{2,3}(?![A-Za-z])/g

function numbered(shown: string, form: Form, language: Language): string {
  const number = /^#?\s*0*(\d+)$/.exec(shown.normalize('NFKC').trim())?.[1]
  return number === undefined ? sentence(shown, language) : form(number)
}

/** 2 before a measure word is 两; 12 and 22 keep their 二. */
function twoOfThem(shown: string): string {
  return shown.trim() === '2' ? '两' : shown.trim()
}

function trimmed(shown: string): string {
  return shown.trim()
}

/** What somebody typed. A half written 1/2 is a number; every other stroke stands between two things. */
function sentence(shown: string, language: Language): string {
  return sayable(shown.replace(/(?<![\d/])(\d+)\/(\d+)(?![\d/])/g, WORDS[language].fraction), language)
}

const WORDS = {
  zh: { pause: '，', and: '和', plus: '加', fraction: '$2分之$1' },
  en: { pause: ', ', and: ' and ', plus: ' plus ', fraction: '$1 over $2' },
} as const satisfies Record<Language, object>

/** Takes out what engines read by its name or stumble over: brackets, quotes, marks and pictures. Line breaks and strokes become pauses. */
function sayable(text: string, language: Language): string {
  const { pause, and, plus } = WORDS[language]
  return text
    .replace(/[\r\n/／|｜]+/g, pause)
    .replace(/[&＆]/g, and)
    .replace(/[+＋]/g, plus)
    .replace(UNSAID, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[，,、。；;：:！!？?])|(?<=[，、。；：！？]) /g, '')
    .replace(/[，,]( ?[，,])+ ?/g, pause)
    .replace(/^[\s，,]+|[\s，,]+$/g, '')
}

const KEPT = '℃℉°±÷'
const BRACKETS_AND_QUOTES = '\\p{Ps}\\p{Pe}“”«»"'
const MARKS = '*＊#＃_＿@＠\\\\•·'
/** Sm, Sk, So: signs and pictures. C: control characters, joiners, halves of pairs. The last two turn a character into a picture. */
const UNSAID = new RegExp(
  `(?![${KEPT}])[\\p{Extended_Pictographic}\\p{Sm}\\p{Sk}\\p{So}\\p{C}${BRACKETS_AND_QUOTES}${MARKS}\\ufe0f\\u20e3]`,
  'gu',
)
