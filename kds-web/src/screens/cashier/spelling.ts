import { pinyin } from 'pinyin-pro'

/** How each character of a name is read: the reading it has in this name first, then its others. Spaces and marks have none. */
export type Readings = readonly (readonly string[])[]

/** The readings of a name as they are typed: without tones, `ü` as `v` and as `u`; letters and digits read as themselves. */
export function readingsOf(name: string): Readings {
  return name.split(HAN_RUN).flatMap((part) => (HAN.test(part) ? spelled(part) : [...part.toLowerCase()].map(asTyped)))
}

const HAN_RUN = /(\p{Script=Han}+)/u
const HAN = /^\p{Script=Han}/u

function spelled(run: string): string[][] {
  const here = pinyin(run, { toneType: 'none', type: 'array', v: true })
  return [...run].map((character, at) => {
    const all = pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true })
    const readings = [here[at] ?? character, ...all]
    return [...new Set([...readings, ...readings.map((reading) => reading.replace('v', 'u'))])]
  })
}

function asTyped(character: string): string[] {
  return /[a-z0-9]/.test(character) ? [character] : []
}
