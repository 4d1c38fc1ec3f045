'use client'

export { Crash as default } from '@/components/ui/crash'
