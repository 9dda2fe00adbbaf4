import { useCallback, useMemo, useState } from 'react'
import { filterOf, type StationFilter } from './stations.ts'
import { type Density, densities } from './wallLayout.ts'

export interface View {
  station: StationFilter
  density: Density
  setStation(station: StationFilter): void
  setDensity(density: Density): void
}

/** What this screen shows and how, in its address, `?station=hot,cold&columns=more`: a reload keeps it. */
export function useView(): View {
  const [params, setParams] = useState(() => new URLSearchParams(location.search))
  const stations = params.get('station')
  const columns = params.get('columns')
  const put = useCallback((name: string, value: string) => {
    const next = new URLSearchParams(location.search)
    if (value === '') next.delete(name)
    else next.set(name, value)
    history.replaceState(null, '', next.size > 0 ? `?${next}` : location.pathname)
    setParams(next)
  }, [])
  return useMemo(
    () => ({
      station: filterOf(stations),
      density: densities.find((each) => each === columns) ?? 'normal',
      setStation: (station) => put('station', station.join(',')),
      setDensity: (density) => put('columns', density === 'normal' ? '' : density),
    }),
    [stations, columns, put],
  )
}
