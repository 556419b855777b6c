export { memberRemoved as answer } from '../../../domain/member/remove-member.ts';
