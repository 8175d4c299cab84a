// Generated from wire.ts: run `pnpm dictionaries`.
export default {
  noAnswer: '沒有連上服務器',
  noAnswerDetail: '請看看網絡，再試一次。',
  unexpected: '出了點問題，請再試一次',
} as const;
