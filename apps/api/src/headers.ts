import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { consoleBase } from './serve-apps.ts';

/** What a page of ours may do, wherever it comes from. */
const policy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  scriptSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const forAll = {
  // Taken by browsers over TLS only. Names below ours belong to others.
  strictTransportSecurity: 'max-age=31536000',
  xFrameOptions: 'DENY',
  // Addresses may name a household or a request.
  referrerPolicy: 'no-referrer',
  // Somebody at a gate scans its code and tells that they are near; nothing else of a device is asked for.
  permissionsPolicy: {
    camera: ['self'],
    geolocation: ['self'],
    microphone: false,
    payment: false,
    usb: false,
    serial: false,
    bluetooth: false,
    displayCapture: false,
  },
};

const ofPages = secureHeaders({
  ...forAll,
  contentSecurityPolicy: {
    ...policy,
    // Taro's own style sheets carry a small icon font as data.
    fontSrc: ["'self'", 'data:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    // A chosen file is read from its blob address before it is sent.
    connectSrc: ["'self'", 'blob:'],
  },
});

/** The console's styles are made in the page: those that carry the nonce of its first page, and no others. */
const ofConsole = secureHeaders({
  ...forAll,
  contentSecurityPolicy: { ...policy, styleSrc: ["'self'", NONCE] },
});

/** Headers that keep other sites out, on every answer. */
export const keepOut: MiddlewareHandler = (c, next) =>
  (c.req.path.startsWith(`${consoleBase}/`) ? ofConsole : ofPages)(c, next);

/**
 * Lets pages of the named origins call the API; those of no other may read an answer. Nothing is kept in cookies, so a page brings a
 * token of its own or is a visitor.
 */
export const letIn = (origins: readonly string[]): MiddlewareHandler =>
  cors({
    origin: [...origins],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'accept-language'],
    exposeHeaders: ['ratelimit', 'ratelimit-policy', 'retry-after', 'content-language'],
    maxAge: 600,
  });
