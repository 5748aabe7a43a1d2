/** The pages of the open vault. Every page is loaded when it is first visited, so that unlocking stays fast. */
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { keepInsideMeeting } from './meeting-guard.ts'

const studentTabs = 'overview|plan|follow-up|data|contacts|timeline|family|papers'

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/today' },
  {
    path: '/today',
    name: 'today',
    meta: { title: 'Today' },
    component: () => import('#renderer/features/today/TodayPage.vue'),
  },
  {
    path: '/caseload',
    name: 'caseload',
    meta: { title: 'Who needs us' },
    component: () => import('#renderer/features/caseload/CaseloadPage.vue'),
  },
  {
    path: '/students',
    name: 'students',
    meta: { title: 'Students' },
    component: () => import('#renderer/features/students/StudentListPage.vue'),
  },
  {
    path: `/students/:id(\\d+)/:tab(${studentTabs})?`,
    name: 'student',
    meta: { title: 'Student' },
    component: () => import('#renderer/features/student/StudentPage.vue'),
  },
  {
    path: '/reviews',
    name: 'reviews',
    meta: { title: 'Reviews' },
    component: () => import('#renderer/features/reviews/ReviewListPage.vue'),
  },
  {
    path: '/reviews/:planId(\\d+)',
    name: 'review',
    // Alone too: it is looked at together with the family.
    meta: { title: 'Review session', isAlone: true },
    component: () => import('#renderer/features/reviews/ReviewSession.vue'),
  },
  {
    path: '/supports',
    name: 'supports',
    meta: { title: 'Supports' },
    component: () => import('#renderer/features/bank/SupportBankPage.vue'),
  },
  {
    path: '/across',
    name: 'across',
    meta: { title: 'Across the school' },
    component: () => import('#renderer/features/across/AcrossPage.vue'),
  },
  {
    // Shown without the rail and the bar: one student, and no other name.
    path: '/meeting/:id(\\d+)',
    name: 'meeting',
    meta: { title: 'Meeting', isAlone: true },
    component: () => import('#renderer/features/meeting/MeetingPage.vue'),
  },
  {
    path: '/many-papers',
    name: 'many-papers',
    meta: { title: 'Papers for many' },
    component: () => import('#renderer/features/many-papers/ManyPapersPage.vue'),
  },
  {
    path: '/papers',
    name: 'papers',
    meta: { title: 'Papers' },
    component: () => import('#renderer/features/papers/DisclosureListPage.vue'),
  },
  {
    path: '/paper-words',
    name: 'paper-words',
    meta: { title: 'Languages of papers' },
    component: () => import('#renderer/features/paper-words/PaperWordsPage.vue'),
  },
  {
    path: '/check-file',
    name: 'check-file',
    meta: { title: 'Is this the file?' },
    component: () => import('#renderer/features/check-file/CheckFilePage.vue'),
  },
  {
    path: '/school-data/:part(files|calendar|codes|quality|compare|notices)?',
    name: 'school-data',
    meta: { title: 'School data' },
    component: () => import('#renderer/features/school-data/SchoolDataPage.vue'),
  },
  {
    path: '/import',
    name: 'import',
    meta: { title: 'Bring in a file' },
    component: () => import('#renderer/features/imports/ImportWizard.vue'),
  },
  {
    path: '/settings',
    name: 'settings',
    meta: { title: 'Settings' },
    component: () => import('#renderer/features/settings/SettingsPage.vue'),
  },
  { path: '/:anywhere(.*)*', redirect: '/today' },
]

// The address carries a number at most, never a name; and a hash needs nothing of the protocol that serves the files.
// Only the path is the base: main may have written into the address why the vault was locked.
export const router = createRouter({ history: createWebHashHistory(window.location.pathname), routes })
keepInsideMeeting(router)
