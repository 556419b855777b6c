/** the logged contact, and its follow-up task */
export { loggedContact as answer } from '../../../domain/desk/log-contact.ts';
