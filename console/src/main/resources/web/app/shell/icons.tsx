/** Line icons of one weight; decoration, so they say nothing to a screen reader. */
const PATHS = {
  inbox: 'M3 13h5l1.5 3h5L16 13h5M5.5 5h13L21 13v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-5z',
  board: 'M4 5h4.5v14H4zM10 5h4.5v9H10zM16 5h4v11h-4z',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.4-3.6 3-5.5 6.500-5.500s6.100 1.900 6.500 5.500M16 4.500a3.300 3.300 0 0 1 0 6.300M17.500 14.800c2.300.6 3.700 2.300 4 5.200',
  list: 'M8 6h13M8 12h13M8 18h13M3.500 6h.01M3.500 12h.01M3.500 18h.01',
  refused: 'M12 8v5M12 16.500v.01M10.300 3.900 2.300 18a2 2 0 0 0 1.700 3h16a2 2 0 0 0 1.700-3l-8-14.100a2 2 0 0 0-3.400 0z',
  funnel: 'M3.500 4.500h17L14 12.500v6l-4 2v-8z',
  trend: 'M3 17l6-6 4 4 8-9M15.500 6H21v5.500',
  filter: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 4.500v5M8 14.500v5',
  download: 'M12 4v11M7.500 11l4.500 4.500 4.500-4.500M4 20h16',
  up: 'm6 14 6-6 6 6',
  down: 'm6 10 6 6 6-6',
  upDown: 'm7.500 9.500 4.500-4.500 4.500 4.500M7.500 14.500l4.500 4.500 4.500-4.500',
  chart: 'M4 20V10M10 20V4M16 20v-8M21 20H3',
  phone: 'M6.500 3.500h3l1.500 4-2 1.500a12 12 0 0 0 6 6l1.500-2 4 1.500v3a2 2 0 0 1-2.200 2A17 17 0 0 1 4.500 5.700a2 2 0 0 1 2-2.200z',
  check: 'm4.500 12.500 5 5 10-11',
  cross: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2',
  star: 'm12 3.500 2.600 5.400 5.900.8-4.300 4.100 1 5.900-5.200-2.800-5.200 2.800 1-5.900L3.500 9.700l5.900-.8z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  out: 'M14 4h5a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-5M10 16l-4-4 4-4M6 12h10',
  back: 'm14.500 5-7 7 7 7',
  next: 'm9.500 5 7 7-7 7',
  trophy: 'M8 4h8v5a4 4 0 0 1-8 0zM8 5.500H4.500c0 3 1.200 4.500 3.500 5M16 5.500h3.500c0 3-1.200 4.500-3.500 5M12 13v4M8.500 20h7l-1-3h-5z',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, size = 20 }: { name: IconName, size?: number }) {
  return <svg className="icon" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.800"
    strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false"><path d={PATHS[name]} /></svg>
}
