/** The pages of the open vault. Every page is loaded when it is first visited, so that unlocking stays fast. */
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'

const studentTabs = 'overview|plan|family|contacts|papers'

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/caseload' },
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
    path: '/papers',
    name: 'papers',
    meta: { title: 'Papers' },
    component: () => import('#renderer/features/papers/DisclosureListPage.vue'),
  },
  {
    path: '/school-data',
    name: 'school-data',
    meta: { title: 'School data' },
    component: () => import('#renderer/features/school-data/SchoolDataPage.vue'),
  },
  {
    path: '/import/:kind(attendance|roster)',
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
  { path: '/:anywhere(.*)*', redirect: '/caseload' },
]

// The address carries a number at most, never a name; and a hash needs nothing of the protocol that serves the files.
// Only the path is the base: main may have written into the address why the vault was locked.
export const router = createRouter({ history: createWebHashHistory(window.location.pathname), routes })
