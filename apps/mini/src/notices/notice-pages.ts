import type { ReplyOf } from '@linli/contracts/catalog';
import type { NoticeKind } from '@linli/contracts/notices/labels';
import { goVolunteers } from '../requests/go-volunteers.ts';
import { openAt, openPage } from '../state/open-page.ts';

export type NoticeView = ReplyOf<'GET /notices'>['items'][number];

type Facts = NoticeView['facts'];

const text = (fact: Facts[string] | undefined): string | undefined =>
  typeof fact === 'string' ? fact : undefined;

const toSlot = (page: string) => (facts: Facts) =>
  openAt(`/leaders/${page}/index`, { slotId: text(facts.slotId) });

/** The case on the desk: a request or an alert. */
const toCase = ({ caseKind, caseId, requestId, alertId }: Facts) =>
  openAt('/leaders/case/index', {
    caseKind: text(caseKind) ?? (alertId === undefined ? 'request' : 'alert'),
    caseId: text(caseId) ?? text(requestId) ?? text(alertId),
  });

/** An offer that was made or is needed no more; what was taken already is among the errands. */
const toOffer = ({ offerId }: Facts) =>
  offerId === undefined ? goVolunteers('errands') : goVolunteers('offer', { offerId: text(offerId) });

const toErrand = ({ requestId }: Facts) => goVolunteers('errand', { requestId: text(requestId) });

const toRequest = (facts: Facts) => openPage('request', { requestId: text(facts.requestId) });

/** My place on a shift, or the shift; a notice about several opens all of mine. */
const toShift = ({ claimId, shiftId }: Facts) =>
  claimId === undefined && shiftId === undefined
    ? goVolunteers('my-shifts')
    : goVolunteers('shift', { claimId: text(claimId), shiftId: text(shiftId) });

const toOffered = (facts: Facts) =>
  Number(facts.shifts ?? 1) > 1 ? goVolunteers('my-shifts') : toShift(facts);

const toRelieves = () => goVolunteers('relieves');

/** What a tap on a notice opens, by its kind; a slice with pages of its own adds them here. Others only get read. */
export const noticePages: Partial<Record<NoticeKind, (facts: Facts) => void>> = {
  'report-missing': () => openPage('home'),
  'proxy-asked': () => openPage('home'),
  'calls-given': () => openAt('/leaders/calls/index'),
  'calls-left': toSlot('gaps'),
  'visits-due': toSlot('visits'),
  'alert-raised': () => openAt('/leaders/alerts/index'),
  'request-moved': toRequest,
  'request-answer': toRequest,
  'request-confirm': toRequest,
  'offer-made': toOffer,
  'offer-withdrawn': toOffer,
  'errand-ask': toErrand,
  'errand-returned': () => goVolunteers('errands'),
  'case-yours': toCase,
  'case-late': toCase,
  'case-joined': toCase,
  'case-stuck': toCase,
  supervision: () => openAt('/leaders/supervisions/index'),
  'case-gap': (facts) => openAt('/leaders/posts/index', { areaId: text(facts.areaId) }),
  'handover-yours': () => openAt('/leaders/cases/index'),
  'daily-digest': () => openAt('/leaders/cases/index'),
  'shift-offered': toOffered,
  'shift-place-free': toShift,
  'shift-reminder': toShift,
  'shift-changed': toShift,
  'shift-called-off': toShift,
  'shift-understaffed': toShift,
  'shift-not-in': toShift,
  'shift-no-show': toShift,
  'relieve-asked': toRelieves,
  'relieve-settled': toRelieves,
  'hours-decided': (facts) => (facts.claimId === undefined ? goVolunteers('hours') : toShift(facts)),
  'pair-asked': () => goVolunteers('availability'),
  'shift-missing': () => openAt('/leaders/on-now/index'),
  'shift-drop-out': ({ shiftId }) => openAt('/leaders/shift-people/index', { shiftId: text(shiftId) }),
  'hours-to-confirm': () => openAt('/leaders/to-settle/index'),
  'duty-dispute': () => openAt('/leaders/to-settle/index'),
  'roster-planned': (facts) => openAt('/leaders/roster/index', { rosterId: text(facts.rosterId) }),
  'call-back': () => openAt('/leaders/callbacks/index'),
};
