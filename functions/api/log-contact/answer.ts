/** what was noted, and the task it comes back as */
export { loggedContact as answer } from '../../../domain/desk/log-contact.ts';
