export { changeAsked as answer } from '../../../domain/company/ask-change.ts';
