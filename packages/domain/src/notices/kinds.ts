import type { NoticeKind, NoticePriority } from '@linli/contracts/notices/labels';

/** Templates of WeChat's subscribe messages, by what they are about; a deployment names the ids. */
export type TemplateFamily = 'report' | 'request' | 'errand' | 'duty';

export interface NoticePolicy {
  /** Unless whoever tells it says otherwise. */
  readonly priority: NoticePriority;
  /** May go out in one message with others of the same person. */
  readonly bundle: boolean;
  /** `bypass`: is sent at night as well. First-call messages always are. */
  readonly quietHours: 'respect' | 'bypass';
  readonly template: TemplateFamily;
  /** Worth a text message, which costs money, when WeChat does not reach somebody. */
  readonly sms: boolean;
  /** Somebody phones when nothing else reached the person. */
  readonly callAtEnd: boolean;
}

const policy = (
  template: TemplateFamily,
  priority: NoticePriority,
  more: Partial<NoticePolicy> = {},
): NoticePolicy => ({
  template,
  priority,
  bundle: true,
  quietHours: 'respect',
  sms: priority !== 'low',
  callAtEnd: false,
  ...more,
});

/** How each kind is delivered; the one table. Gaps of reports have calls of their own (ADR 0013). */
export const noticeKinds: Record<NoticeKind, NoticePolicy> = {
  'report-missing': policy('report', 'normal', { sms: false }),
  'proxy-asked': policy('report', 'normal', { sms: false }),
  'calls-given': policy('duty', 'normal'),
  'calls-left': policy('duty', 'normal'),
  'visits-due': policy('duty', 'normal'),
  'alert-raised': policy('duty', 'first-call', { callAtEnd: true }),
  'request-moved': policy('request', 'normal'),
  'request-answer': policy('request', 'normal'),
  'request-confirm': policy('request', 'normal', { callAtEnd: true }),
  // Only who is on duty gets offers, and an offer soon ends.
  'offer-made': policy('errand', 'normal', { bundle: false, quietHours: 'bypass' }),
  'offer-withdrawn': policy('errand', 'normal', { bundle: false, quietHours: 'bypass' }),
  'errand-ask': policy('errand', 'normal', { bundle: false, quietHours: 'bypass' }),
  'errand-returned': policy('errand', 'normal', { bundle: false, quietHours: 'bypass' }),
  'shift-offered': policy('duty', 'normal'),
  'shift-place-free': policy('duty', 'normal', { bundle: false, quietHours: 'bypass' }),
  'shift-reminder': policy('duty', 'normal'),
  'shift-changed': policy('duty', 'normal', { callAtEnd: true }),
  'shift-called-off': policy('duty', 'normal', { callAtEnd: true }),
  'shift-understaffed': policy('duty', 'low'),
  // Somebody stands there alone until they come.
  'shift-not-in': policy('duty', 'normal', { bundle: false, quietHours: 'bypass' }),
  'shift-missing': policy('duty', 'first-call', { bundle: false, quietHours: 'bypass', callAtEnd: true }),
  'shift-drop-out': policy('duty', 'normal', { bundle: false, quietHours: 'bypass' }),
  'shift-no-show': policy('duty', 'normal'),
  'relieve-asked': policy('duty', 'normal', { bundle: false, quietHours: 'bypass' }),
  'relieve-settled': policy('duty', 'normal', { bundle: false, quietHours: 'bypass' }),
  'hours-to-confirm': policy('duty', 'low'),
  'hours-decided': policy('duty', 'low'),
  'duty-dispute': policy('duty', 'normal'),
  'pair-asked': policy('duty', 'low'),
  'roster-planned': policy('duty', 'normal', { sms: false }),
  'case-yours': policy('duty', 'normal', { callAtEnd: true }),
  'case-late': policy('duty', 'normal', { callAtEnd: true }),
  'case-joined': policy('duty', 'normal'),
  'case-gap': policy('duty', 'normal'),
  'case-stuck': policy('duty', 'normal', { callAtEnd: true }),
  'plea-waiting': policy('duty', 'normal'),
  'plea-decided': policy('duty', 'normal'),
  supervision: policy('duty', 'normal', { callAtEnd: true }),
  'supervision-answered': policy('duty', 'normal'),
  'supervision-late': policy('duty', 'normal'),
  'confirm-by-phone': policy('duty', 'normal'),
  'clock-late': policy('duty', 'first-call'),
  'daily-digest': policy('duty', 'low'),
  'handover-yours': policy('duty', 'normal', { callAtEnd: true }),
  'handover-done': policy('duty', 'low'),
  'form-filled': policy('duty', 'low'),
  'form-failed': policy('duty', 'normal', { sms: false }),
  'call-back': policy('duty', 'low'),
  'webhook-stopped': policy('duty', 'normal', { sms: false }),
};
