export { keyAsked as answer } from '../../../domain/api-key/ask-for-key.ts';
