/** who is away in the week, as it is now kept */
export { weekAbsences as answer } from '../../../domain/staffing/present-people.ts';
