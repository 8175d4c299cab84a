/** A text in the languages of the product; zh-Hant is derived from zh where it is missing. */
export interface LocalText {
  readonly zh: string;
  readonly en: string;
}

/**
 * The closed catalog of problems (RFC 9457). A verb may fail with these and nothing else; whatever
 * is not listed reaches the caller as `unexpected` without a message.
 */
export const problems = {
  'invalid-input': {
    status: 400,
    zh: '填写的内容有误，请看标出的地方',
    en: 'Something entered is not valid; see the marked fields',
  },
  'not-signed-in': { status: 401, zh: '请先登录', en: 'Please sign in first' },
  'second-factor-needed': {
    status: 401,
    zh: '请再输入动态验证码',
    en: 'Please enter the code from your authenticator',
  },
  'not-allowed': {
    status: 403,
    zh: '您的岗位不能办理这件事',
    en: 'Your post does not allow this',
  },
  'consent-needed': {
    status: 403,
    zh: '需要先同意相关的个人信息告知',
    en: 'Consent to the use of this information is needed first',
  },
  'not-found': {
    status: 404,
    zh: '没有找到，或者不在您的范围内',
    en: 'Not found, or outside your area',
  },
  'lost-race': {
    status: 409,
    zh: '刚刚已被别人处理，请刷新后再看',
    en: 'Somebody else was faster; please refresh',
  },
  'already-done': { status: 409, zh: '已经办过了', en: 'This has already been done' },
  'key-reused': {
    status: 409,
    zh: '同一个编号发来了不同的内容，没有保存',
    en: 'The same id was sent with different contents; nothing was saved',
  },
  'illegal-transition': {
    status: 409,
    zh: '现在的状态不能这样办理',
    en: 'This cannot be done in the present state',
  },
  'too-large': { status: 413, zh: '内容太大', en: 'Too large' },
  'unsupported-type': { status: 415, zh: '不支持这种文件或格式', en: 'This kind of file is not supported' },
  'rule-refused': {
    status: 422,
    zh: '按规定现在不能办理',
    en: 'A rule does not allow this now',
  },
  'too-many-requests': {
    status: 429,
    zh: '操作太频繁，请稍后再试',
    en: 'Too many attempts; please try again later',
  },
  unexpected: { status: 500, zh: '系统出了问题，已经记录', en: 'Something went wrong on our side' },
  'gateway-failed': {
    status: 502,
    zh: '外部服务没有回应，请稍后再试',
    en: 'An outside service did not answer; please try again',
  },
  'not-ready': { status: 503, zh: '系统正在启动，请稍等', en: 'Starting up; please wait' },
} as const satisfies Record<string, LocalText & { status: number }>;

export type ProblemCode = keyof typeof problems;

/** One thing wrong with the input. `pointer` is a JSON pointer into the body; the value is never repeated. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: FieldProblemCode;
  /** Bounds or names that help the reader, never what was submitted. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** What can be wrong with one field, with a text for the reader; `{name}` is replaced from `facts`. */
export const fieldProblems = {
  missing: { zh: '请填写', en: 'Required' },
  'wrong-type': { zh: '格式不对', en: 'Wrong kind of value' },
  'too-short': { zh: '太短', en: 'Too short' },
  'too-long': { zh: '太长，最多 {most}', en: 'Too long, at most {most}' },
  'too-small': { zh: '不能小于 {least}', en: 'Must be at least {least}' },
  'too-big': { zh: '不能大于 {most}', en: 'Must be at most {most}' },
  'not-an-option': { zh: '请从选项里选', en: 'Choose one of the options' },
  'given-twice': { zh: '写了两次，只能写一次', en: 'Given twice; give it once' },
  unknown: { zh: '没有这一项', en: 'Unknown field' },
  impossible: { zh: '这个数值不可能，请再看一下', en: 'This value is not possible; please check' },
  contradiction: { zh: '和前面的回答不一致，请确认', en: 'This contradicts another answer; please confirm' },
  'wrong-format': { zh: '写法不对', en: 'Not in the expected form' },
  'not-unique': { zh: '已经有同名的了', en: 'Already taken' },
  'not-https': { zh: '地址要以 https:// 开头', en: 'The address must begin with https://' },
  'not-public': {
    zh: '这个地址不在公网上，系统不会往那里发',
    en: 'This address is not on the public internet; nothing is sent there',
  },
  'no-such-host': { zh: '找不到这个网址，请核对', en: 'There is no such host; please check the address' },
  'not-allowed-here': { zh: '不能用在这里', en: 'Not allowed here' },
  'in-the-past': { zh: '日期已经过去', en: 'This date has passed' },
  'no-such-code': {
    zh: '没有这个码，或者它已经过期，请向户主或网格长要一个新的',
    en: 'There is no such code, or it has expired; ask the household or the grid leader for a new one',
  },
  outdated: {
    zh: '内容已经更新，请看过新的再办',
    en: 'This has changed in the meantime; please read the new one first',
  },
  'wrong-order': { zh: '结束要晚于开始', en: 'The end must come after the start' },
  overlaps: { zh: '和第 {other} 项的时间交错', en: 'Its time cuts into number {other}' },
} as const satisfies Record<string, LocalText>;

export type FieldProblemCode = keyof typeof fieldProblems;

/** The body of every answer with a status of 400 and above. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly errors?: readonly (FieldProblem & { readonly message: string })[];
  readonly retryAfterSeconds?: number;
}

/** Thrown by verbs; carries a code of the closed catalog and, for input, where it is wrong. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: LocalText | undefined;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ProblemCode,
    more: { detail?: LocalText; fields?: readonly FieldProblem[]; retryAfterSeconds?: number } = {},
  ) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.detail = more.detail;
    this.fields = more.fields ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** `invalid-input` for one field. */
export const invalid = (pointer: string, code: FieldProblemCode, facts?: FieldProblem['facts']): Problem =>
  new Problem('invalid-input', { fields: [facts ? { pointer, code, facts } : { pointer, code }] });
