/** Names that fields of customers have in APIs, the likeliest first, as `plainName` writes them. */

const list = (names: string): readonly string[] => names.split(' ');

export const fieldNames = {
  id: list('id uuid customerid contactid userid accountid clientid memberid gid guid customercode code key'),
  email: list('email emailaddress mail primaryemail useremail contactemail billingemail'),
  name: list('name fullname displayname customername contactname fullname realname title'),
  first: list('firstname givenname given first fname forename'),
  last: list('lastname familyname family surname last lname'),
  company: list('company companyname businessname organization organisation organizationname'),
  phone: list('phone phonenumber mobile mobilephone tel telephone cellphone contact contactphone msisdn'),
  phoneCode: list('phonecountrycode countryphonecode phonecode dialcode callingcode'),
  type: list('type customertype accounttype kind'),
  status: list('status state accountstatus customerstatus'),
  active: list('active isactive enabled isenabled'),
  blocked: list('blocked isblocked banned isbanned suspended issuspended'),
  deleted: list('deleted isdeleted'),
  archived: list('archived isarchived disabled isdisabled'),
  country: list('country countrycode countryiso countryisocode countrycode2 countryname'),
  avatarUrl: list('avatarurl avatar imageurl image pictureurl picture photourl photo profileimage'),
  createdAt: list(
    'createdat created createdon createddate createdtime datecreatedgmt datecreated creationdate creationtime ' +
      'registereddate registeredat registered registrationdate signupdate signedupat joined joinedat joindate ' +
      'firstseen insertedat memberssince since',
  ),
  updatedAt: list(
    'updatedat updated updatedon updateddate updatedtime dateupdated datemodifiedgmt datemodified modifiedat ' +
      'modified modifieddate lastmodified lastmodifiedat lastupdated lastupdatedat changedat changed updateddateutc',
  ),
  firstOrderAt: list('firstorderat firstorderdate firstpurchaseat firstpurchasedate'),
  lastOrderAt: list('lastorderat lastorderdate lastpurchaseat lastpurchasedate'),
  orders: list('orderscount ordercount totalorders numberoforders orders numorders purchasescount'),
  subscriptions: list('subscriptionscount subscriptioncount activesubscriptions totalsubscriptions'),
  lifetimeValue: list(
    'totalspent lifetimevalue ltv totalrevenue totalrevenuecurrency lifetimespent amountspent totalpaid revenue',
  ),
  lastSpent: list('lastspent lastorderamount lastpaymentamount lastamount'),
  currency: list('currency currencycode defaultcurrency'),
} as const;

export const addressNames = {
  line1: list('line1 address1 addressline1 street1 street streetaddress addressline streetline1 address'),
  line2: list('line2 address2 addressline2 street2 streetline2 apartment'),
  city: list('city town locality cityname'),
  state: list('state province region administrativedistrictlevel1 statecode provincecode'),
  postalCode: list('postalcode zip zipcode postcode zippostalcode'),
  country: list('country countrycode countryiso countryisocode'),
} as const;

/** Objects in a row that are about the customer itself. */
export const ownParents: ReadonlySet<string> = new Set(
  list('attributes properties profile customer contact person personal personalinfo details data fields info user'),
);

/** Objects in a row that are its address. */
export const addressParents = list(
  'address billingaddress defaultaddress billing primaryaddress location homeaddress shippingaddress shipping postaladdress',
);

/** Words of states in APIs, and what they mean. */
export const stateWords: Readonly<Record<string, 'active' | 'inactive' | 'blocked' | 'pending' | 'deleted'>> =
  Object.fromEntries([
    ...list('active enabled on verified approved live ok valid current confirmed open subscribed').map(
      word => [word, 'active'] as const,
    ),
    ...list(
      'inactive disabled off archived deactivated closed declined unsubscribed expired dormant paused lapsed',
    ).map(word => [word, 'inactive'] as const),
    ...list('blocked banned suspended blacklisted frozen locked fraud').map(word => [word, 'blocked'] as const),
    ...list('pending invited unverified new registered waiting unconfirmed incomplete onboarding').map(
      word => [word, 'pending'] as const,
    ),
    ...list('deleted removed erased anonymized').map(word => [word, 'deleted'] as const),
  ]);

/** What is nobody's business until somebody reveals it. */
export const coveredName =
  /^(?:taxid|taxnumber|vat|vatnumber|vatid|ssn|socialsecuritynumber|nationalid|nationalidnumber|passport|passportnumber|idnumber|iban|bvn|nin|dateofbirth|birthdate|birthday|dob|driverslicense|licensenumber|documentnumber)$/;

/** What is never kept. */
export const secretPlace =
  /^(?:password|passwordhash|passwd|secret|clientsecret|apikey|apitoken|accesstoken|refreshtoken|token|sessiontoken|cvv|cvc|pin|cardnumber|pan|otpsecret)$/;
