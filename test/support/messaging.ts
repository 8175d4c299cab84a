import { identities } from '@linli/db/identity/tables';
import { callbacks, messageConsents, messages, messageTries, notices } from '@linli/db/notices/tables';
import type { NoticeFacts } from '@linli/domain/notices/facts';
import type { TemplateFamily } from '@linli/domain/notices/kinds';
import { inTransaction } from '@linli/services/context';
import { robotsOverHttps } from '@linli/services/gateways/robots-over-https';
import { smsOverHttp } from '@linli/services/gateways/sms-over-http';
import { wechatGateway } from '@linli/services/gateways/wechat';
import { deliverSome } from '@linli/services/notices/deliver-due';
import { sweepDue } from '@linli/services/notices/sweep-due';
import { type Telling, tell } from '@linli/services/notices/tell';
import { asc, eq, sql } from 'drizzle-orm';
import { openProduct } from './product.ts';
import { onLoopback, robotServer } from './robot-server.ts';
import { smsServer } from './sms-server.ts';
import { type StageOptions, stage } from './stage.ts';
import { wechatServer } from './wechat-server.ts';

const families: readonly TemplateFamily[] = ['report', 'request', 'errand', 'duty'];
export const templateId = (family: TemplateFamily) => `template-of-${family}`;
export const receiptSecret = 'what the service of text messages knows';

/** The product with all its gateways in front of servers on this machine, and people who can be told something. */
export async function openMessaging(options: StageOptions = {}) {
  // The token of WeChat rests in a database of its own, as its gateway is made before the product.
  const before = await stage();
  const { log } = before.base;
  const wechat = await wechatServer(before.clock);
  const [sms, robots] = [await smsServer(), await robotServer()];
  for (const family of families) wechat.addTemplate(templateId(family), ['thing1', 'thing2', 'time3']);
  const product = await openProduct({
    ...options,
    gateways: {
      sms: smsOverHttp({ url: sms.url, token: null, receiptSecret }, log),
      wechat: wechatGateway({
        app: { appId: wechat.appId, secret: wechat.secret, api: wechat.url },
        db: before.db,
        clock: before.clock,
        vault: before.vault,
        log,
        templates: Object.fromEntries(
          families.map((family) => [
            family,
            { id: templateId(family), title: 'thing1', text: 'thing2', time: 'time3' },
          ]),
        ),
      }),
      robots: robotsOverHttps(log, onLoopback),
    },
  });
  const { db, clock, ids } = product;
  const openIdOf = (accountId: string) => `openid-${accountId}`;

  /** Counts consents on our side and on WeChat's; one side alone with `only`. */
  async function allow(accountId: string, family: TemplateFamily, times: number, only?: 'here' | 'there') {
    if (only !== 'here')
      for (let n = 0; n < times; n++) wechat.allow(openIdOf(accountId), templateId(family));
    if (only !== 'there' && times > 0)
      await db
        .insert(messageConsents)
        .values({ accountId, templateId: templateId(family), left: times, updatedAt: clock.now() })
        .onConflictDoUpdate({
          target: [messageConsents.accountId, messageConsents.templateId],
          set: { left: sql`${messageConsents.left} + ${times}` },
        });
  }

  /** Somebody with or without a phone and WeChat; with an area, they hold a post there. */
  async function reader(
    given: {
      phone?: null;
      wechat?: boolean;
      consents?: number;
      language?: string;
      household?: { id: string; address: string };
    } = {},
  ) {
    const account = await product.account({
      ...('phone' in given ? { phone: null } : {}),
      ...(given.language === undefined ? {} : { language: given.language }),
    });
    if (given.household) await product.join(account.id, given.household, {});
    if (given.wechat !== false)
      await db.insert(identities).values({
        provider: 'wechat',
        subject: openIdOf(account.id),
        accountId: account.id,
        createdAt: clock.now(),
      });
    for (const family of families) await allow(account.id, family, given.consents ?? 0);
    return { ...account, openId: openIdOf(account.id) };
  }

  let matters = 0;
  /** Tells something, each time another matter unless told. */
  const say = async (
    kind: Telling['kind'],
    accountIds: readonly string[],
    more: Partial<Telling> & { facts?: NoticeFacts } = {},
  ) =>
    inTransaction(await product.system().ctx(), (ctx) =>
      tell(ctx, clock.now(), {
        kind,
        accountIds,
        matter: `matter-${++matters}`,
        facts: { requestId: ids.next() },
        ...more,
      }),
    );

  return {
    ...product,
    wechat,
    sms,
    robots,
    reader,
    allow,
    say,
    /** What a worker does with what is due at this moment. */
    sweep: async () => sweepDue(await product.system().ctx(), new AbortController().signal),
    deliverUrgent: async () =>
      deliverSome(await product.system().ctx(), { urgent: true, most: 1000 }, new AbortController().signal),
    /** Messages somebody got over WeChat. */
    overWechat: (account: { id: string }) =>
      wechat.subscribed.filter(({ openId }) => openId === openIdOf(account.id)),
    /** Texts somebody got. */
    overSms: (account: { phone: string | null }) => sms.texts.filter(({ phone }) => phone === account.phone),
    messagesTo: (account: { id: string }) =>
      db
        .select()
        .from(messages)
        .where(eq(messages.accountId, account.id))
        .orderBy(asc(messages.createdAt), asc(messages.id)),
    triesTo: async (account: { id: string }) =>
      (
        await db
          .select()
          .from(messageTries)
          .where(eq(messageTries.accountId, account.id))
          .orderBy(asc(messageTries.begunAt), asc(messageTries.id))
      ).map(({ channel, state, reason }) => [channel, state, reason]),
    noticesOf: (account: { id: string }) =>
      db
        .select()
        .from(notices)
        .where(eq(notices.accountId, account.id))
        .orderBy(asc(notices.createdAt), asc(notices.id)),
    /** Consents of a template left by our count. */
    consentsOf: async (account: { id: string }, family: TemplateFamily) =>
      (await db.select().from(messageConsents).where(eq(messageConsents.accountId, account.id))).find(
        (row) => row.templateId === templateId(family),
      )?.left,
    callsTo: (account: { id: string }) =>
      db.select().from(callbacks).where(eq(callbacks.accountId, account.id)),
  };
}
