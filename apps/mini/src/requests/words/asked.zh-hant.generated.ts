// Generated from asked.ts: run `pnpm dictionaries`.
export default {
  title: '要辦什麼',
  forWhom: '給誰',
  wholeHome: '全家',
  said: '說明',
  window: '什麼時候方便',
  contactless: '怎麼交接',
  withoutContact: '放門口，不見面',
  faceToFace: '可以見面',
  sameSex: '希望同性幫忙',
  language: '希望會說',
  basis: '怎麼提的',
  lines: '要買的東西',
  instead: '{state}：{instead}',
  receipts: '花了多少',
  paid: '{amount} 元',
  yes: '是',
} as const;
