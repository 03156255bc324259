export { Saving } from '@/shared/saving';
