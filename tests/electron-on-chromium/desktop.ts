/** Imitates the parts of the desktop that main speaks to: dialogs, menu, power and theme. */
import type {
  dialog as realDialog,
  IpcMain,
  Menu as RealMenu,
  MenuItemConstructorOptions,
  NativeTheme,
  OpenDialogOptions,
  PowerMonitor,
  SaveDialogOptions,
} from 'electron'
import { askScreen, type InvokeHandler, state, tellScreen } from './app-half.ts'
import { imitate } from './imitate.ts'

export const ipcMain = imitate<IpcMain>('ipcMain', {
  handle: (channel, handler) => {
    if (state.invokeHandlers.has(channel)) throw new Error(`a second handler for '${channel}'`)
    state.invokeHandlers.set(channel, handler as InvokeHandler)
  },
})

export const dialog = imitate<typeof realDialog>('dialog', {
  showOpenDialog: async (first: unknown, second?: OpenDialogOptions) => {
    const options = second ?? (first as OpenDialogOptions)
    const wantsFolder = options.properties?.includes('openDirectory') === true
    const path = await askScreen('showDialog', 'open', { title: options.title, wantsFolder })
    return { canceled: path === null, filePaths: path === null ? [] : [path] }
  },
  showSaveDialog: async (first: unknown, second?: SaveDialogOptions) => {
    const { title, defaultPath } = second ?? (first as SaveDialogOptions)
    const path = await askScreen('showDialog', 'save', { title, defaultPath, wantsFolder: false })
    return { canceled: path === null, filePath: path ?? '' }
  },
})

let source: NativeTheme['themeSource'] = 'system'
export const nativeTheme = imitate<NativeTheme>('nativeTheme', {
  get themeSource() {
    return source
  },
  set themeSource(wanted) {
    source = wanted
    tellScreen('setColorScheme', wanted)
  },
  get shouldUseDarkColors() {
    return source === 'dark'
  },
})

export const powerMonitor = imitate<PowerMonitor>(
  'powerMonitor',
  Object.assign(state.power, { getSystemIdleTime: () => state.idleSeconds }) as Partial<PowerMonitor>,
)

function listItems(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? listItems(item.submenu) : [])])
}

class StandInMenu {
  template: MenuItemConstructorOptions[] = []

  static buildFromTemplate(template: MenuItemConstructorOptions[]): StandInMenu {
    const menu = new StandInMenu()
    menu.template = template
    return menu
  }

  static setApplicationMenu(menu: StandInMenu): void {
    state.menuClicks.clear()
    for (const { accelerator, click, registerAccelerator } of listItems(menu.template)) {
      if (typeof accelerator === 'string' && click !== undefined && registerAccelerator !== false) {
        state.menuClicks.set(accelerator, click)
      }
    }
    tellScreen('setMenuKeys', [...state.menuClicks.keys()])
  }
}

export const Menu = StandInMenu as unknown as typeof RealMenu
