/** Names for people who do not exist, from the many places that families come from. */

export type Culture = {
  language: string
  given: readonly string[]
  family: readonly string[]
  mothers: readonly string[]
  fathers: readonly string[]
}

const split = (names: string) => names.split(' ')

export const cultures: readonly (Culture & { weight: number })[] = [
  {
    weight: 30,
    language: 'English',
    given: split(
      'Ava Mason Ruby Caleb Hazel Owen Ivy Elliot Nora Silas June Wyatt Clara Miles Tess Jonah Maeve Reid Wren Theo',
    ),
    family: split(
      'Abernathy Birch Calloway Dunmore Eastwick Fairbairn Greenlaw Hollis Ingram Kettering Larkin Merriweather Norwood Oakes Pemberton Quill Rowntree Sedgewick Thorne Whitlock',
    ),
    mothers: split('Alice Brenda Carol Denise Ellen Grace Heather Joan'),
    fathers: split('Alan Brian Craig Dennis Frank Glen Howard Keith'),
  },
  {
    weight: 16,
    language: 'Spanish',
    given: split('Lucía Mateo Sofía Ángel Ximena Iñaki Camila Joaquín Renata Andrés Valentina Tomás'),
    family: split(
      'Álvarez Benítez Castañeda Domínguez Espíndola Figueroa Ibáñez Muñoz Peñaloza Quiñones Zúñiga',
    ),
    mothers: split('Rosa Guadalupe Inés Marisol Beatriz'),
    fathers: split('Héctor Julián Ramón Efraín Óscar'),
  },
  {
    weight: 10,
    language: 'Vietnamese',
    given: ['Minh Anh', 'Thảo', 'Đức', 'Quỳnh', 'Bảo', 'Phương', 'Khôi', 'Ngọc', 'Tuấn', 'Hạnh'],
    family: split('Nguyễn Trần Phạm Huỳnh Vũ Đặng Bùi Đỗ Hồ Dương'),
    mothers: ['Thị Hoa', 'Thị Lệ', 'Thị Bích', 'Kim Loan'],
    fathers: ['Văn Hùng', 'Quốc Việt', 'Đình Phúc', 'Xuân Trường'],
  },
  {
    weight: 8,
    language: 'Polish',
    given: split('Zofia Łukasz Agnieszka Michał Świętosława Wojciech Małgorzata Paweł Żaneta Stanisław'),
    family: split(
      'Wiśniewski Wójcik Kowalczyk Dąbrowska Zieliński Szymańska Woźniak Jabłońska Krawczyk Grzęda',
    ),
    mothers: split('Bożena Grażyna Elżbieta Jadwiga'),
    fathers: split('Zbigniew Sławomir Grzegorz Bogusław'),
  },
  {
    weight: 7,
    language: 'Turkish',
    given: split('Işıl Çağrı Ömer Gülşen Şebnem Yiğit İpek Emre Özge Doğan'),
    family: split('Yıldız Öztürk Şahin Çelik Kılıç Aydoğan Güneş Karaağaç İnce Türkoğlu'),
    mothers: split('Ayşe Gülay Şule Nurşen'),
    fathers: split('İsmail Oğuz Çetin Hüseyin'),
  },
  {
    weight: 7,
    language: 'Somali',
    given: split('Hodan Cabdi Ayaan Liban Sagal Xasan Ifrah Guled'),
    family: split('Warsame Jaamac Faarax Cilmi Xirsi Geedi Samatar'),
    mothers: split('Faadumo Caasha Sahra'),
    fathers: split('Maxamed Yuusuf Cumar'),
  },
  {
    weight: 6,
    language: 'Arabic',
    given: split('Layla Karim Noor Samir Huda Tariq Rania Ziad'),
    family: split('Haddad Khoury Mansour Najjar Qasim Rahal Sabbagh'),
    mothers: split('Amina Salma Widad'),
    fathers: split('Nabil Fadi Hisham'),
  },
  {
    weight: 5,
    language: 'Ukrainian',
    given: split('Olena Taras Daryna Andriy Solomiya Bohdan'),
    family: split('Kovalenko Shevchuk Melnyk Tkachenko Lysenko Hrytsenko'),
    mothers: split('Oksana Halyna Nadiya'),
    fathers: split('Mykola Vasyl Ihor'),
  },
  {
    weight: 4,
    language: 'Haitian Creole',
    given: split('Wideline Jéthro Mirlande Fritzner Esther Wisly'),
    family: split('Désir Jean-Baptiste Toussaint Étienne Saint-Fleur Pierre-Louis'),
    mothers: split('Marie-Ange Yolette Rose-Laure'),
    fathers: split('Jean-Robert Wilner Édouard'),
  },
  {
    weight: 4,
    language: 'Portuguese',
    given: split('Inês João Conceição Tomé Graça Simão'),
    family: split('Araújo Gonçalves Magalhães Simões Falcão Brandão'),
    mothers: split('Fátima Lurdes Assunção'),
    fathers: split('Joaquim Sebastião Estêvão'),
  },
  {
    weight: 3,
    language: 'Bengali',
    given: split('Tahmina Rafiq Shirin Anik Nusrat Imran'),
    family: split('Chowdhury Talukdar Mridha Sarkar Bhuiyan'),
    mothers: split('Rokeya Salma Nasima'),
    fathers: split('Kamal Habib Jahangir'),
  },
]

/** People who may answer for a student besides a parent. */
export const otherWomen = ['grandmother', 'aunt', 'older sister', 'foster mother'] as const
export const otherMen = ['grandfather', 'uncle', 'older brother', 'foster father'] as const
