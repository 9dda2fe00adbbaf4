/** What PostgreSQL's programs see of the environment: a PGPORT or LC_ALL in somebody's shell must not change our database. */
export function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C' }
}
