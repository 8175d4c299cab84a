import type { ReplyOf } from '@linli/contracts/catalog';
import Taro from '@tarojs/taro';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph } from '../kit/card.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../state/use-words.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { useLoad } from '../wire/use-load.ts';
import { noticesWords } from '../words/notices.ts';

type Template = ReplyOf<'GET /notices/templates'>['templates'][number];

/** What WeChat lets one tap answer. */
const mostAtOnce = 3;
/** With so many left nobody needs to be asked. */
const enough = 3;

/** WeChat's own switch for all subscribe messages of the mini-program is off. */
const SWITCHED_OFF = 20004;

export interface SubscribeCardProps {
  /** What the reader was just busy with; everything unless told. */
  about?: readonly Template['about'][];
}

/** Asks to be allowed one more message over WeChat; shown where WeChat is, and only while few are left. */
export function SubscribeCard(props: SubscribeCardProps) {
  return process.env.TARO_ENV === 'weapp' ? <Subscribe {...props} /> : null;
}

function Subscribe({ about }: SubscribeCardProps) {
  const say = useWords(noticesWords);
  const templates = useLoad(() => call('GET /notices/templates', {}));
  const asked = (templates.data?.templates ?? [])
    .filter((each) => (about === undefined || about.includes(each.about)) && each.left < enough)
    .slice(0, mostAtOnce);
  if (asked.length === 0) return null;
  // WeChat opens its question only in the tap itself, so nothing is waited for before it.
  const subscribe = async () => {
    const accepted = await acceptedOf(asked.map(({ templateId }) => templateId));
    if (accepted === 'off') return toast({ text: say('subscribeOff'), tone: 'bad' });
    if (accepted.length === 0) return toast(say('subscribeRefused'));
    if (!(await attempt(() => call('POST /notices/record-wechat-consent', { templateIds: accepted }))))
      return;
    toast(say('subscribed'));
    await templates.reload();
  };
  return (
    <Card id="subscribe-card" title={say('subscribe')}>
      <Paragraph note>{say('subscribeNote')}</Paragraph>
      <Button id="subscribe" kind="soft" icon="bell" onPress={subscribe}>
        {say('subscribeGo')}
      </Button>
    </Card>
  );
}

async function acceptedOf(templateIds: string[]): Promise<string[] | 'off'> {
  try {
    // Taro's type wants fields of Alipay as well.
    const ask = Taro.requestSubscribeMessage as unknown as (option: {
      tmplIds: string[];
    }) => Promise<Partial<Record<string, string>>>;
    const answer = await ask({ tmplIds: templateIds });
    return templateIds.filter((id) => answer[id] === 'accept');
  } catch (error) {
    return (error as { errCode?: unknown }).errCode === SWITCHED_OFF ? 'off' : [];
  }
}
