export interface CalendarDay {
  readonly day: string;
  readonly works: boolean;
  readonly name: string;
}

interface Holiday {
  readonly name: string;
  /** Last day of a stretch; the first one when it is a single day. */
  readonly from: string;
  readonly until: string;
  /** Days off that are worked instead 调休. */
  readonly swapped?: readonly string[];
}

/**
 * National holidays that come with the product; a tenant's own calendar goes before them.
 *
 * 2026: notice of the State Council's general office 国办发明电〔2025〕7号. 2027: only the days fixed by the regulation on
 * holidays 全国年节及纪念日放假办法 (revised 2024); which days are swapped is set when the notice of that year is out.
 */
const holidays: readonly Holiday[] = [
  { name: '元旦', from: '2026-01-01', until: '2026-01-03', swapped: ['2026-01-04'] },
  { name: '春节', from: '2026-02-15', until: '2026-02-23', swapped: ['2026-02-14', '2026-02-28'] },
  { name: '清明节', from: '2026-04-04', until: '2026-04-06' },
  { name: '劳动节', from: '2026-05-01', until: '2026-05-05', swapped: ['2026-05-09'] },
  { name: '端午节', from: '2026-06-19', until: '2026-06-21' },
  { name: '中秋节', from: '2026-09-25', until: '2026-09-27' },
  { name: '国庆节', from: '2026-10-01', until: '2026-10-07', swapped: ['2026-09-20', '2026-10-10'] },
  { name: '元旦', from: '2027-01-01', until: '2027-01-01' },
  { name: '春节', from: '2027-02-05', until: '2027-02-08' },
  { name: '清明节', from: '2027-04-05', until: '2027-04-05' },
  { name: '劳动节', from: '2027-05-01', until: '2027-05-02' },
  { name: '端午节', from: '2027-06-09', until: '2027-06-09' },
  { name: '中秋节', from: '2027-09-15', until: '2027-09-15' },
  { name: '国庆节', from: '2027-10-01', until: '2027-10-03' },
];

const DAY = 86_400_000;
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const nationalDays: readonly CalendarDay[] = holidays.flatMap(
  ({ name, from, until, swapped = [] }) => {
    const off: CalendarDay[] = [];
    for (let at = Date.parse(from); at <= Date.parse(until); at += DAY)
      off.push({ day: dayAt(at), works: false, name });
    return [...off, ...swapped.map((day) => ({ day, works: true, name: `${name}调休` }))];
  },
);
