import ical, { ICalEventClass, ICalEventStatus } from 'ical-generator';

/** One thing to be somewhere for. */
export interface CalendarEvent {
  /** The same as long as it is the same matter, so that calendars move it and do not show it twice. */
  readonly uid: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly place: string | null;
  readonly text: string;
  /** Not said yes to yet. */
  readonly tentative: boolean;
}

export type CalendarLanguage = 'zh' | 'en';

const names = { zh: '邻里 · 我的值守和帮忙', en: 'Linli: my shifts and errands' };
// How often a calendar may ask again.
const everySeconds = 3600;

/** Writes iCalendar (RFC 5545); moments in UTC, which every calendar shows in the zone of its owner. */
export function calendarText(
  now: Date,
  events: readonly CalendarEvent[],
  language: CalendarLanguage,
): string {
  const calendar = ical({
    name: names[language],
    prodId: { company: 'linli', product: 'linli', language: language === 'en' ? 'EN' : 'ZH' },
    ttl: everySeconds,
  });
  for (const event of events)
    calendar.createEvent({
      id: event.uid,
      stamp: now,
      start: event.startsAt,
      end: event.endsAt,
      summary: event.title,
      ...(event.place === null ? {} : { location: event.place }),
      description: event.text,
      status: event.tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      class: ICalEventClass.PRIVATE,
    });
  return calendar.toString();
}
