import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findEspeak } from '../../scripts/lib/espeak.mjs'

/** Puts a program into the folder that takes the options of espeak-ng: its speech is a WAV header and the text. @returns its path */
export function standInEngine(folder: string): string {
  return program(
    folder,
    `case "$*" in
  --version) echo 'stand-in 1.0' ;;
  *' -w '*) for file; do :; done; { printf 'RIFF----WAVEfmt -----------------------data----'; cat; } > "$file" ;;
  *) cat > /dev/null; echo 'sounds' ;;
esac`,
  )
}

/** Puts a program into the folder that is the espeak-ng of this machine. @returns its path */
export function realEngine(folder: string): string {
  const espeak = findEspeak()
  if (!espeak) throw new Error('There is no espeak-ng; run `npm test`, which installs it or says how.')
  return program(folder, `exec '${espeak}' "$@"`)
}

/** How many sentences the program has made. */
export function sentencesMade(path: string): number {
  const notes = `${path}.made`
  return existsSync(notes) ? readFileSync(notes, 'utf8').split('\n').length - 1 : 0
}

function program(folder: string, body: string): string {
  const path = join(folder, 'engine')
  writeFileSync(path, `#!/bin/sh\ncase "$*" in *' -w '*) echo made >> "$0.made" ;; esac\n${body}\n`, { mode: 0o755 })
  return path
}
