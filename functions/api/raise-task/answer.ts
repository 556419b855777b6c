/** the task that was opened, and by when it is due */
export { raisedTask as answer } from '../../../domain/desk/raise-task.ts';
