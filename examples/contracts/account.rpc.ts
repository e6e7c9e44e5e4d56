/**
 * Sign-in and profile.
 * @operationPrefix com.example.account
 */
export interface AccountService {
  /**
   * Signs a user in with name and password.
   * @operationType com.example.account.login
   * @http POST /account/login
   * @timeout 5000
   */
  login(request: LoginRequest): Promise<LoginResult>;

  /**
   * Ends the session.
   * @http POST /account/logout
   * @checkLogin
   */
  logout(): Promise<void>;

  /**
   * The profile of whoever is signed in.
   * @http GET /account/profile
   * @checkLogin
   * @retryable
   */
  profile(): Promise<Profile>;

  /**
   * Changes what is given and leaves the rest.
   * @http PUT /account/profile
   * @checkLogin
   */
  updateProfile(request: ProfileChanges): Promise<Profile>;

  /**
   * What everybody may know of a member.
   * @http GET /account/members/{id}
   * @retryable
   */
  member(request: { id: Profile['id'] }): Promise<Member>;

  /**
   * Whether a name can still be taken. Open to anybody, so it is not signed.
   * @http GET /account/names/{userName}
   * @signCheck no
   */
  isNameFree(request: { userName: UserName }): Promise<boolean>;

  /**
   * Sends a code to a telephone.
   * @http POST /account/codes
   * @consumes form
   * @deprecated Sign in with a password.
   */
  sendCode(request: { phone: PhoneNumber; purpose: 'login' | 'register' }): Promise<{ secondsToWait: number }>;
}

/** Letters, digits and underscores. @minLength 3 @maxLength 20 @pattern ^\w+$ @example "alice" */
export type UserName = string;

/** A mobile telephone in China. @pattern ^1[3-9]\d{9}$ @example "13800138000" */
export type PhoneNumber = string;

export interface LoginRequest {
  userName: UserName;
  /** @minLength 8 @maxLength 64 @example "correct horse" */
  password: string;
  /** Where the user is, as the device says. */
  device?: Device;
}

export interface Device {
  platform: 'android' | 'ios' | 'harmony' | 'web';
  /** @example "10.2.3" */
  appVersion: string;
}

export interface LoginResult {
  /** Goes into the header of later calls. @minLength 32 @maxLength 64 */
  token: string;
  expiresAt: Date;
  profile: Profile;
}

/** A person, as they see themselves. */
export interface Profile {
  /** @asType integer @minimum 1 */
  id: number;
  userName: UserName;
  /** @faker person.fullName */
  displayName: string;
  /** @format email */
  email: string | null;
  /** @format uri @faker image.avatar */
  avatar?: string;
  level: MemberLevel;
  /** @format date */
  birthday?: string;
  preferences: Preference[];
}

export interface Preference {
  /** @example "newsletter" */
  name: string;
  isOn: boolean;
}

/** A person, as others see them. */
export type Member = Omit<Profile, 'email' | 'birthday' | 'preferences'>;

export type ProfileChanges = Partial<Pick<Profile, 'displayName' | 'email' | 'avatar' | 'preferences'>>;

export enum MemberLevel {
  Normal = 0,
  Silver = 1,
  Gold = 2,
}
