/** Outside services a verb may speak to. The only fakes in tests are HTTP servers behind these. */
export interface Gateways {
  readonly sms: SmsGateway;
  /** Null where the tenant has no mini-program. */
  readonly wechat: WechatGateway | null;
}

export interface SmsGateway {
  /** Built-in gateway of the embedded default: nothing is sent, the code is shown under a "demo" label. */
  readonly demo: boolean;
  /** Sends a one-time code. @throws Problem gateway-failed */
  sendCode(phone: string, code: string): Promise<void>;
}

export interface WechatGateway {
  /** `wx.login` code → identity. Null: the code is unknown, used or expired. @throws Problem gateway-failed */
  codeToSession(code: string): Promise<{ openId: string; unionId: string | null } | null>;
  /** Code of the phone-number button → mainland number. Null: unknown, used or expired. @throws Problem gateway-failed */
  phoneNumber(code: string): Promise<string | null>;
  /**
   * The platform's check of a text that others will read. `openId` of the writer, seen within two hours.
   * @throws Problem gateway-failed
   */
  checkText(openId: string, text: string): Promise<'pass' | 'review' | 'risky'>;
}

/** Counts attempts over all processes; kinds and their limits stand in one table. */
export interface RateLimits {
  /**
   * Takes one attempt, which counts whatever becomes of the request; tells how many are left.
   * @throws Problem too-many-requests with the seconds to wait.
   */
  take(kind: RateLimitKind, key: string): Promise<number>;
}

export type RateLimitKind =
  | 'code-by-phone'
  | 'code-by-address'
  | 'sign-in-by-address'
  | 'second-factor'
  | 'join-code'
  | 'help-by-account'
  | 'requests-by-account'
  | 'requests-by-address';
