import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** Codes of the neighbouring steps count too, for phones whose clock is off. */
const WINDOW = 1;

const totpOf = (secret: Secret, label = 'linli'): TOTP =>
  new TOTP({ issuer: '邻里', label, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS, secret });

/** A secret of 160 bits, as RFC 4226 recommends. */
export function newTotpSecret(label: string): { secret: string; otpauthUri: string } {
  const secret = new Secret({ size: 20 });
  return { secret: secret.base32, otpauthUri: totpOf(secret, label).toString() };
}

/** Time step a code belongs to; null when it is none of this secret around `now`. */
export function stepOfCode(secretBase32: string, code: string, now: Date): number | null {
  const totp = totpOf(Secret.fromBase32(secretBase32));
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / (PERIOD_SECONDS * 1000)) + delta;
}
