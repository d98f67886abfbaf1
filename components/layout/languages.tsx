export { addressIn, LanguageList as Languages } from '@/components/ui/languages'
