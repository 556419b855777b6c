/** the task as it now is */
export { task as answer } from '../../../domain/model/task.ts';
