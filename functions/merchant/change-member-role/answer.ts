export { roleChanged as answer } from '../../../domain/member/change-member-role.ts';
