type Words = readonly [string, ...string[]];

/** What the sample people of one country are made of. */
export interface Country {
  readonly alpha2: string;
  readonly alpha3: string;
  readonly name: string;
  readonly dial: string;
  /** The start of a mobile number, and how many free digits follow it. */
  readonly mobile: Words;
  readonly digits: number;
  /** City and state, joined by a slash. */
  readonly places: Words;
  readonly streets: Words;
  readonly given: Words;
  readonly family: Words;
  /** Names in the country's own script, each followed by a slash and the spelling its e-mail address uses. */
  readonly script?: { readonly given: Words; readonly family: Words; readonly familyFirst?: true };
}

function words(text: string): Words {
  const [first = '', ...rest] = text.split(',');
  return [first, ...rest];
}

function country(
  codes: string,
  dialling: string,
  places: string,
  streets: string,
  given: string,
  family: string,
  script?: Country['script'],
): Country {
  const [alpha2 = '', alpha3 = '', name = ''] = codes.split(' ').map(word => word.replaceAll('_', ' '));
  const [dial = '', mobile = '', digits = ''] = dialling.split(' ');
  return {
    ...{ alpha2, alpha3, name, dial, mobile: words(mobile), digits: Number(digits) },
    ...{ places: words(places), streets: words(streets), given: words(given), family: words(family) },
    ...(script && { script }),
  };
}

/** Numbers are possible ones by each country's plan; those of the United States have the 555 exchange. */
export const COUNTRIES: readonly [Country, ...Country[]] = [
  country(
    'CM CMR Cameroon',
    '237 67,65,69 7',
    'Douala/Littoral,Yaoundé/Centre,Bafoussam/Ouest,Garoua/Nord',
    'Rue Joffre,Avenue Kennedy,Boulevard de la Liberté',
    'Aïcha,Chantal,Brice,Clarisse,Didier,Estelle,Ferdinand,Ghislaine,Hervé,Solange',
    'Ngono,Mbarga,Fotso,Kamga,Nkoulou,Eto,Tchoumi,Biya Mvondo,Essomba,Njoya',
  ),
  country(
    'GH GHA Ghana',
    '233 24,20,54 7',
    'Accra/Greater Accra,Kumasi/Ashanti,Tamale/Northern,Takoradi/Western',
    'Oxford Street,Ring Road East,Liberation Road',
    'Kwame,Ama,Kofi,Abena,Yaw,Akosua,Esi,Kojo,Adwoa,Nii',
    'Mensah,Owusu,Boateng,Asante,Addo,Quaye,Appiah,Ofori,Tetteh,Darko',
  ),
  country(
    'NG NGA Nigeria',
    '234 803,806,813 7',
    'Lagos/Lagos,Abuja/FCT,Ibadan/Oyo,Kano/Kano',
    'Allen Avenue,Awolowo Road,Adeola Odeku Street',
    'Chinedu,Ngozi,Tunde,Funmilayo,Emeka,Zainab,Babatunde,Ifeoma,Olúfẹ́mi,Hauwa',
    'Okafor,Adeyemi,Balogun,Nwosu,Bello,Eze,Ogunleye,Abubakar,Adébáyọ̀,Okonkwo',
  ),
  country(
    'SN SEN Senegal',
    '221 77,76 7',
    'Dakar/Dakar,Thiès/Thiès,Saint-Louis/Saint-Louis',
    'Avenue Cheikh Anta Diop,Rue Félix Faure',
    'Awa,Mamadou,Fatou,Ousmane,Ndèye,Cheikh,Khady,Moussa',
    'Diop,Ndiaye,Fall,Sow,Faye,Sarr,Diallo,Guèye',
  ),
  country(
    'EG EGY Egypt',
    '20 10,11,12 8',
    'Cairo/Cairo,Alexandria/Alexandria,Giza/Giza',
    'Talaat Harb Street,El Tahrir Street',
    'Ahmed,Mona,Youssef,Salma,Karim,Nour',
    'Hassan,El-Sayed,Mostafa,Farouk,Abdel Rahman,Naguib',
    {
      given: words('محمد/Mohamed,فاطمة/Fatma,أحمد/Ahmed,مريم/Mariam,عمر/Omar,ليلى/Laila'),
      family: words('حسن/Hassan,إبراهيم/Ibrahim,السيد/Elsayed,عبد الله/Abdallah,منصور/Mansour'),
    },
  ),
  country(
    'KW KWT Kuwait',
    '965 50,55,66 6',
    'Kuwait City/Al Asimah,Salmiya/Hawalli',
    'Salem Al Mubarak Street,Fahad Al-Salem Street',
    'Abdullah,Noura,Faisal,Dana,Bader,Sara',
    'Al-Sabah,Al-Mutairi,Al-Rashid,Al-Ajmi,Behbehani',
    {
      given: words('عبدالله/Abdullah,نورة/Noura,فيصل/Faisal,دانة/Dana'),
      family: words('المطيري/Almutairi,العجمي/Alajmi,الراشد/Alrashid'),
    },
  ),
  country(
    'US USA United_States',
    '1 202555,212555,312555,415555,512555,617555,702555,713555,206555,305555,404555,503555,602555,214555,303555 4',
    'Springfield/IL,Austin/TX,Portland/OR,Brooklyn/NY,Oakland/CA,Anytown/Anystate',
    'Elm Street,Main Street,Maple Avenue,Lakeview Drive',
    'Olivia,Liam,Emma,Noah,Harper,Mason,Grace,Caleb,Naomi,Wyatt,Jasmine,Tyrone',
    'Smith,Johnson,Williams,Garcia,Miller,Nguyen,Robinson,Clark,Wright,Hughes,Foster,Bell',
  ),
  country(
    'GB GBR United_Kingdom',
    '44 7400,7700,7911 6',
    'London/England,Leeds/England,Cardiff/Wales,Glasgow/Scotland',
    'High Street,Station Road,Church Lane',
    'Amelia,Oliver,Isla,George,Freya,Alfie,Priya,Imran,Siân,Rhys',
    'Taylor,Davies,Patel,Evans,Khan,Whitfield,Ashworth,Begum,Llewellyn,Campbell',
  ),
  country(
    'IE IRL Ireland',
    '353 87,86,85 7',
    'Dublin/Leinster,Cork/Munster,Galway/Connacht',
    'Grafton Street,Patrick Street',
    'Aoife,Cian,Niamh,Oisín,Saoirse,Pádraig,Róisín,Seán',
    "O'Connor,Murphy,O'Sullivan,Ní Bhriain,Byrne,Gallagher,Mac Cárthaigh,Doyle",
  ),
  country(
    'FR FRA France',
    '33 612,663,750 6',
    'Paris/Île-de-France,Lyon/Auvergne-Rhône-Alpes,Nantes/Pays de la Loire',
    "Rue de la République,Avenue Foch,Rue de l'Église",
    'Camille,Jean-Pierre,Élodie,François,Anaïs,Benoît,Chloé,Marie-Ève,Théo,Zoé',
    "Lefèvre,Dubois,Moreau,D'Aubigné,Saint-Étienne,Girard,Besançon,Rousseau,Noël",
  ),
  country(
    'DE DEU Germany',
    '49 1512,1520,1761 7',
    'Berlin/Berlin,München/Bayern,Köln/Nordrhein-Westfalen,Lübeck/Schleswig-Holstein',
    'Goethestraße,Hauptstraße,Am Mühlenbach',
    'Jürgen,Anke,Lukas,Mia,Björn,Käthe,Heike,Matthias,Lena,Sönke',
    'Müller,Schäfer,Groß,Weiß,Krüger,von der Heide,Jäger,Schmidt,Böhm',
  ),
  country(
    'PL POL Poland',
    '48 501,600,728 6',
    'Warszawa/Mazowieckie,Kraków/Małopolskie,Łódź/Łódzkie,Gdańsk/Pomorskie',
    'ul. Piotrkowska,ul. Długa,ul. Świętokrzyska',
    'Małgorzata,Łukasz,Zofia,Stanisław,Agnieszka,Michał,Żaneta,Paweł,Katarzyna,Wojciech',
    'Nowak,Wójcik,Mazur,Kaczmarek,Wróbel,Żak,Krawczyk,Zając,Gołąb,Śliwa',
  ),
  country(
    'ES ESP Spain',
    '34 612,650,699 6',
    'Madrid/Madrid,Barcelona/Cataluña,Sevilla/Andalucía',
    'Calle Mayor,Gran Vía,Paseo del Prado',
    'Lucía,Iñaki,Sofía,Álvaro,Núria,Joaquín,Begoña,Martí',
    'García López,Muñoz,Ibáñez,Puig i Cadafalch,Echeverría,Núñez,Vázquez',
  ),
  country(
    'MX MEX Mexico',
    '52 55,33 8',
    'Ciudad de México/CDMX,Guadalajara/Jalisco,Mérida/Yucatán',
    'Avenida Insurgentes,Calle Madero',
    'Guadalupe,José Luis,Ximena,Ángel,Itzel,Rubén,Fernanda,Raúl',
    'Hernández,Ramírez,Domínguez,Ordóñez,Cuauhtémoc,Salazar,Peña',
  ),
  country(
    'BR BRA Brazil',
    '55 119,219 8',
    'São Paulo/SP,Rio de Janeiro/RJ,Florianópolis/SC',
    'Rua das Flores,Avenida Paulista',
    'João,Beatriz,Luís,Conceição,Thiago,Larissa,Antônio,Camila',
    'da Silva,Gonçalves,Araújo,dos Santos,Magalhães,Brandão,Oliveira',
  ),
  country(
    'CO COL Colombia',
    '57 300,310,320 7',
    'Bogotá/Cundinamarca,Medellín/Antioquia,Cali/Valle del Cauca',
    'Carrera 7,Calle 85',
    'Valentina,Andrés,Mariana,Sebastián,Daniela,Nicolás,Luz Marina',
    'Rodríguez,Gómez,Restrepo,Cárdenas,Zuluaga,Ospina',
  ),
  country(
    'CN CHN China',
    '86 138,139,186 8',
    'Shanghai/Shanghai,Shenzhen/Guangdong,Chengdu/Sichuan',
    'Nanjing Road,Renmin Road',
    'Wei,Fang,Jun,Xiuying,Lei,Na',
    'Wang,Li,Zhang,Liu,Chen,Ouyang',
    {
      given: words('伟/Wei,芳/Fang,秀英/Xiuying,建国/Jianguo,欣怡/Xinyi,浩然/Haoran'),
      family: words('王/Wang,李/Li,张/Zhang,刘/Liu,陈/Chen,欧阳/Ouyang'),
      familyFirst: true,
    },
  ),
  country(
    'JP JPN Japan',
    '81 90,80 8',
    'Tokyo/Tokyo,Osaka/Osaka,Sapporo/Hokkaido',
    'Omotesando,Meiji-dori',
    'Haruto,Yui,Sōta,Aoi,Ren,Sakura',
    'Satō,Suzuki,Takahashi,Itō,Watanabe',
    {
      given: words('陽菜/Hina,翔太/Shota,さくら/Sakura,健一/Kenichi'),
      family: words('佐藤/Sato,鈴木/Suzuki,高橋/Takahashi,渡辺/Watanabe'),
      familyFirst: true,
    },
  ),
  country(
    'IN IND India',
    '91 98,99,70 8',
    'Mumbai/Maharashtra,Bengaluru/Karnataka,Kolkata/West Bengal',
    'MG Road,Park Street',
    'Aarav,Diya,Rohan,Ananya,Kavya,Arjun,Meera,Vikram',
    "Sharma,Iyer,Reddy,D'Souza,Banerjee,Kaur,Chatterjee,Menon",
  ),
  country(
    'VN VNM Vietnam',
    '84 90,91,98 7',
    'Hà Nội/Hà Nội,Đà Nẵng/Đà Nẵng,Huế/Thừa Thiên Huế',
    'Đường Lê Lợi,Phố Huế',
    'Thị Hương,Văn Đức,Minh Châu,Quốc Bảo,Ngọc Ánh,Hữu Phước',
    'Nguyễn,Trần,Phạm,Đặng,Võ,Bùi',
  ),
];
