export { type Language, type Phrase, type Say, sayIn, type Words } from '@linli/contracts/words';
