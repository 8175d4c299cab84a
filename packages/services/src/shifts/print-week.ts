import { buffer } from 'node:stream/consumers';
import type { ParsedInputOf } from '@linli/contracts/catalog';
import type { LocalText } from '@linli/contracts/problem';
import type { PlaceView } from '@linli/contracts/shifts/values';
import { checkpoints, shifts } from '@linli/db/shifts/tables';
import { addDays, timeOf } from '@linli/domain/civil-time';
import { and, asc, between, eq, or } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { writeXlsx } from '../people/register-workbook/write-workbook.ts';
import { loadCheckpoint } from './load-checkpoint.ts';
import { placeViews } from './place-views.ts';
import { type ShiftFound, shiftColumns } from './shift-row.ts';

export interface SheetFile {
  readonly file: true;
  readonly type: string;
  readonly name: string;
  readonly content: Buffer;
}

const days = 7;
const headerRow = 5;
// More does not fit above the table.
const mostLetters = 120;

const words = {
  week: { zh: '值守表', en: 'Duty week' },
  place: { zh: '地点', en: 'Place' },
  instructions: { zh: '须知', en: 'To know' },
  contact: { zh: '联系人', en: 'Contact' },
  shift: { zh: '班次', en: 'Shift' },
  missing: { zh: '缺 {n} 人', en: '{n} missing' },
  unsure: { zh: '（待确认）', en: ' (to be confirmed)' },
  off: { zh: '取消', en: 'called off' },
  none: { zh: '—', en: '—' },
} as const satisfies Record<string, LocalText>;
const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;

/**
 * The week of a checkpoint to print and laminate: days as columns, shifts as rows, names without phone numbers, gaps in words.
 * That it was made stands in the audit, for it leaves on paper.
 * @throws Problem not-found, not-allowed
 */
export async function printWeek(
  ctx: Ctx,
  { checkpointId, fromDay }: ParsedInputOf<'GET /shifts/week-sheet'>,
): Promise<SheetFile> {
  const { checkpoint, areaPath } = await loadCheckpoint(ctx, checkpointId, 'shifts.view-people');
  const language = signedIn(ctx).language === 'en' ? 'en' : 'zh';
  const say = (text: LocalText) => text[language];
  const week = Array.from({ length: days }, (_, i) => addDays(fromDay, i));
  const found = await ctx.db
    .select(shiftColumns)
    .from(shifts)
    .innerJoin(checkpoints, eq(checkpoints.id, shifts.checkpointId))
    .where(
      and(
        eq(shifts.checkpointId, checkpointId),
        between(shifts.day, fromDay, addDays(fromDay, days - 1)),
        or(eq(shifts.state, 'open'), eq(shifts.byHand, true)),
      ),
    )
    .orderBy(asc(shifts.startsAt), asc(shifts.id));
  const placesOf = await placeViews(
    ctx,
    found.map(({ shift }) => shift.id),
  );
  const { zone } = ctx.settings;
  const spanOf = ({ shift }: ShiftFound) => `${timeOf(shift.startsAt, zone)}–${timeOf(shift.endsAt, zone)}`;
  const cell = (span: string, day: string): string => {
    const here = found.filter((each) => each.shift.day === day && spanOf(each) === span);
    // One that was put back stands beside the one that was called off.
    const one = here.find(({ shift }) => shift.state === 'open') ?? here[0];
    if (!one) return say(words.none);
    return one.shift.state === 'open' ? namesOf(one, placesOf(one.shift.id), say) : say(words.off);
  };
  const head = (text: string) => [text, ...Array<string>(days).fill('')];
  const rows = [
    head(`${checkpoint.name} · ${say(words.week)} ${fromDay} – ${week.at(-1)}`),
    head(`${say(words.place)}: ${checkpoint.place}`),
    head(`${say(words.instructions)}: ${short(checkpoint.instructions)}`),
    head(`${say(words.contact)}: ${checkpoint.contactName}`),
    [
      say(words.shift),
      ...week.map((day) => `${weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()]} ${day.slice(5)}`),
    ],
    ...[...new Set(found.map(spanOf))].sort().map((span) => [span, ...week.map((day) => cell(span, day))]),
  ];
  const last = String.fromCharCode('A'.charCodeAt(0) + days);
  const content = await buffer(
    writeXlsx([
      {
        name: checkpoint.name,
        rows,
        merges: () => [1, 2, 3, 4].map((row) => `A${row}:${last}${row}`),
        print: { widths: [14, ...Array<number>(days).fill(17)], headerRow, heights: { 3: 34 } },
      },
    ]),
  );
  await record(ctx, ctx.clock.now(), {
    action: 'shifts.print-week',
    subjectKind: 'checkpoint',
    subjectId: checkpointId,
    areaPath,
    facts: { fromDay, shifts: found.length },
  });
  return {
    file: true,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: `${checkpoint.name} ${fromDay}.xlsx`,
    content,
  };
}

const short = (text: string): string => {
  const inOneLine = text.replace(/\s+/gu, ' ');
  return inOneLine.length > mostLetters ? `${inOneLine.slice(0, mostLetters - 1)}…` : inOneLine;
};

function namesOf(
  { shift }: ShiftFound,
  places: readonly PlaceView[],
  say: (text: LocalText) => string,
): string {
  const held = places.filter(({ state }) => state !== 'no-show');
  const missing = shift.people - held.length;
  return [
    ...held.map(({ name, state }) => (state === 'offered' ? name + say(words.unsure) : name)),
    ...(missing > 0 ? [say(words.missing).replace('{n}', String(missing))] : []),
  ].join('\n');
}
